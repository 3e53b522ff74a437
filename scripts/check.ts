import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, runCommands } from '#scripts/run-steps.ts';

export const RESULTS = '.local/test-results';

const HELP = `Usage: npm run check

Everything that needs no emulator: types, format and lint, floating promises, architecture rules, dead code, and the
fast tiers of tests (unit, functional, contracts, state machines), with a fifth of the runs that a law gets from
npm test. Exits with 1 when anything is wrong.
`;

/** Jest in ESM mode over some tiers, its result as JSON beside what it prints. */
export const jest = (name: string, projects: readonly string[], ...more: readonly string[]): Command => ({
  name,
  run: [
    'jest',
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${RESULTS}/${name}.json`,
    '--silent',
    '--testTimeout=60000',
    ...more,
  ],
  env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning', TESTS_TOGETHER: 'yes' },
});

/**
 * For the tools written in Go. Each by itself is faster with a thread for each core, but takes twice the work in all, and
 * two tools run at a time: one thread, and less collecting of garbage (which takes 900 MB for some seconds).
 */
const thrifty = { GOMAXPROCS: '1', GOGC: '400' };

/** How often laws are tried: test/support/laws.ts. */
type Laws = 'briefly' | 'wholly';

const fastTiers = (laws: Laws): Command => {
  const command = jest('fast tiers', ['unit', 'functional', 'contracts', 'statemachines'], '--maxWorkers=2');
  return { ...command, env: { ...command.env, LAWS: laws } };
};

/** The longest first. */
const TOOLS: readonly Command[] = [
  { name: 'promises', run: ['oxlint', '--type-aware', '--deny-warnings'], env: thrifty },
  {
    name: 'types',
    run: [
      'node',
      'node_modules/typescript-7/bin/tsc',
      '--noEmit',
      '--singleThreaded',
      '--incremental',
      '--tsBuildInfoFile',
      '.local/types.tsbuildinfo',
    ],
    env: thrifty,
  },
  {
    name: 'API documents',
    run: ['redocly', 'lint', 'http', 'events', '--config', 'scripts/contracts/redocly.yaml'],
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
  {
    name: 'architecture',
    run: [
      'depcruise',
      '--cache',
      '.local/depcruise',
      '--cache-strategy',
      'content',
      'functions',
      'infra',
      'statemachines',
      'scripts',
    ],
  },
  { name: 'dead code', run: ['knip', '--cache', '--cache-location', '.local/knip'] },
  { name: 'format and lint', run: ['biome', 'check', '--error-on-warnings'] },
];

/** What tests leave lying about goes with the folder that they take for the system's own. */
export const withScratch = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const scratch = mkdtempSync(join(tmpdir(), 'bazaar-tests-'));
  process.env.TMPDIR = scratch;
  try {
    return await work();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

export const check = async (laws: Laws): Promise<boolean> => {
  mkdirSync(RESULTS, { recursive: true });
  // One after the other: beside each other they take more of two cores' time in all.
  const tests = await runCommands([fastTiers(laws)], 1);
  const tools = await runCommands(TOOLS, Math.min(2, availableParallelism()));
  const outcomes = [...tests, ...tools];
  return outcomes.every(({ ok }) => ok);
};

if (import.meta.main) {
  if (process.argv.includes('--help')) console.log(HELP);
  else process.exitCode = (await withScratch(() => check('briefly'))) ? 0 : 1;
}
