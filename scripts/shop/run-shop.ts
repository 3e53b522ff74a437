import { CommanderError } from 'commander';
import colours from 'picocolors';
import { DONE, type ExitCode, FAILED } from '#scripts/shop/exit-codes.ts';
import { Failure, type Problem, usage } from '#scripts/shop/failure.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import { createProgram } from '#scripts/shop/program.ts';
import { createShop } from '#scripts/shop/shop.ts';
import { renderFailure } from '#scripts/shop/terminal/render-failure.ts';
import { hasColours } from '#scripts/shop/terminal/sink.ts';

const isHelp = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

/** Commander has told people already what is wrong. */
const isTold = (error: unknown): boolean => error instanceof CommanderError;

const problemOf = (error: unknown): Problem => {
  if (error instanceof Failure) return error.problem;
  if (error instanceof CommanderError) return usage(error.message.replace(/^error: /, '')).problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: 'failed', title: 'That did not work.', detail };
};

const tell = ({ stdout, stderr, environment }: Ports, error: unknown, json: boolean): void => {
  const problem = problemOf(error);
  const paint = colours.createColors(hasColours(stderr, environment));
  if (!isTold(error)) stderr.write(`${renderFailure(problem, paint).join('\n')}\n`);
  if (json) stdout.write(`${JSON.stringify({ error: problem })}\n`);
  if (environment.BAZAAR_DEBUG && error instanceof Error) stderr.write(`${error.stack}\n`);
};

/**
 * Runs one command line.
 * @param argv what stands behind `npm run shop --`
 */
export const runShop = async (argv: readonly string[], ports: Ports): Promise<ExitCode> => {
  let code: ExitCode = DONE;
  const shop = createShop(ports, (ended) => {
    code = ended;
  });
  try {
    await createProgram(ports, shop).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (isHelp(error)) return DONE;
    tell(ports, error, argv.includes('--json'));
    return FAILED;
  }
};
