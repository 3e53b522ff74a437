import { type Command, CommanderError } from 'commander';

export const DONE = 0;
export const FAILED = 1;
/** The audit has findings; a mend was refused. */
export const OTHERWISE = 2;

/** The connection's own error says little; its causes say where it failed. */
const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
};

/** Runs a command line and sets the exit code: what was not meant to happen is one line on stderr and 1. */
export const run = async (program: Command, argv: readonly string[]): Promise<void> => {
  try {
    await program.exitOverride().parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? DONE : FAILED;
      return;
    }
    process.exitCode = FAILED;
    process.stderr.write(`${messageOf(error)}\n`);
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: messageOf(error) })}\n`);
    if (process.env.BAZAAR_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
};
