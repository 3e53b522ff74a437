import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Command, runCommands } from '#scripts/run-steps.ts';

export const RESULTS = '.local/test-results';

const HELP = `Usage: npm run check

Everything that needs no emulator: types, format and lint, floating promises, architecture rules, dead code, and the
fast tiers of tests (unit, functional, contracts, state machines, infra). Exits with 1 when anything is wrong.
`;

/** Jest in ESM mode over some tiers, its result as JSON beside what it prints. */
export const jest = (name: string, projects: readonly string[], ...more: readonly string[]): Command => ({
  name,
  run: ['jest', '--selectProjects', ...projects, '--json', `--outputFile=${RESULTS}/${name}.json`, '--silent', ...more],
  env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning' },
});

const COMMANDS: readonly Command[] = [
  jest('fast tiers', ['unit', 'functional', 'contracts', 'statemachines', 'infra'], '--maxWorkers=2'),
  {
    name: 'types',
    run: [
      'node',
      'node_modules/typescript-7/bin/tsc',
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      '.local/types.tsbuildinfo',
    ],
  },
  { name: 'format and lint', run: ['biome', 'check', '--error-on-warnings'] },
  { name: 'promises', run: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'architecture', run: ['depcruise', 'functions', 'infra', 'statemachines', 'scripts'] },
  { name: 'dead code', run: ['knip'] },
];

export const check = async (): Promise<boolean> => {
  mkdirSync(RESULTS, { recursive: true });
  const outcomes = await runCommands(COMMANDS, Math.min(2, availableParallelism()));
  return outcomes.every(({ ok }) => ok);
};

if (import.meta.main) {
  if (process.argv.includes('--help')) console.log(HELP);
  else process.exitCode = (await check()) ? 0 : 1;
}
