import pc from 'picocolors';
import type { Objection } from '#scripts/account/deploy-stage.ts';

/** Tells the end of a command in a line, with its exit code: 0 done, 1 not. */
export const end = async (undone: string, work: Promise<Objection>): Promise<void> => {
  const objection = await work.catch((error: unknown) =>
    error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error),
  );
  if (objection === undefined) return;
  console.error(pc.red(`\n${undone}: ${objection}.`));
  process.exitCode = 1;
};
