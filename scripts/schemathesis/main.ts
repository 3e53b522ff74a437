import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { ensureProgram, SCHEMATHESIS } from '#scripts/local/prepare/venv.mjs';
import { findTarget, type Target } from '#scripts/schemathesis/callers.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HERE = join(ROOT, 'scripts', 'schemathesis');

/** What it keeps of a run (to replay a case) lies here. */
const WORKPLACE = join(ROOT, '.local', 'fuzz');

type Options = {
  readonly seed: readonly number[];
  readonly minutes?: number;
  readonly examples: number;
  readonly target?: string;
};

const number = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Give a number above 0.');
  return value;
};

const numbers = (text: string): number[] => text.split(',').map(number);

/** With a limit of time, seeds share it; without one, every phase does all of its work. */
const boundsOf = ({ minutes, examples, seed }: Options): string[] =>
  minutes === undefined
    ? ['--max-examples', String(examples)]
    : ['--max-time', String(Math.max(1, Math.floor((minutes * 60) / seed.length)))];

const environmentOf = ({ callers: { buyer, admin, guest } }: Target): NodeJS.ProcessEnv => ({
  ...process.env,
  BAZAAR_HOOKS: join(HERE, 'hooks.py'),
  BAZAAR_BUYER_TOKEN: buyer,
  BAZAAR_ADMIN_TOKEN: admin,
  BAZAAR_GUEST_TOKEN: guest,
});

type Program = Awaited<ReturnType<typeof ensureProgram>>;

const runSeed = ({ command, first }: Program, target: Target, seed: number, options: Options): Promise<number> =>
  new Promise((done, fail) => {
    const parameters = [
      first,
      ...['--config-file', join(HERE, 'schemathesis.toml'), 'run', join(ROOT, 'docs', 'openapi.json')],
      ...['--url', target.url, '--seed', String(seed), '--phases', 'examples,coverage,fuzzing,stateful'],
      ...boundsOf(options),
    ];
    const child = spawn(command, parameters, { cwd: WORKPLACE, env: environmentOf(target), stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });

const fuzz = async (options: Options): Promise<void> => {
  const program = await ensureProgram(ROOT, SCHEMATHESIS, 'schemathesis');
  const target = await findTarget(options.target);
  mkdirSync(WORKPLACE, { recursive: true });
  const failed: number[] = [];
  for (const seed of options.seed) {
    console.log(`Seed ${seed}: ${target.url}`);
    if ((await runSeed(program, target, seed, options)) !== 0) failed.push(seed);
  }
  console.log(failed.length === 0 ? 'No seed found a fault.' : `Faults with seed ${failed.join(', ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
};

await new Command('fuzz')
  .description('Asks the running local system everything that docs/openapi.json allows and forbids (Schemathesis).')
  .option('--seed <numbers>', 'seeds, parted by commas', numbers, [1, 2, 3])
  .option('--minutes <minutes>', 'how long it may take, all seeds together', number)
  .option('--examples <count>', 'requests for each route while fuzzing, without a limit of time', number, 50)
  .option('--target <file>', 'another system on this machine: JSON with its url and callers { buyer, admin, guest }')
  .addHelpText('after', '\nExit codes: 0 no fault, 1 faults, or nothing runs here. How it asks: scripts/schemathesis/.')
  .action(fuzz)
  .parseAsync()
  .catch((error: Error) => {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  });
