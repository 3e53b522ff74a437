import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check, jest, RESULTS, withScratch } from '#scripts/check.ts';
import { runCommands } from '#scripts/run-steps.ts';

const HELP = `Usage: npm test

Everything: what npm run check does, then what takes longer (the stacks, cdk-nag, security, long files) or asks the
heavier judges (Pact, AsyncAPI's parser, cfn-lint), then the integration and end-to-end tiers on an emulator that they
start on a free port with a state of its own, and stop again; two minutes of Schemathesis and an edit made live by
npm run dev are among them. The last line says how many tests passed and failed.
`;

type JestResult = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
};

const readResults = (): JestResult[] =>
  readdirSync(RESULTS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(RESULTS, name), 'utf8')) as JestResult);

const total = (results: readonly JestResult[], key: keyof JestResult): number =>
  results.reduce((sum, result) => sum + result[key], 0);

/** A suite that could not even start has no tests to count: it counts as one that failed. */
const failures = (results: readonly JestResult[]): number =>
  total(results, 'numFailedTests') || total(results, 'numFailedTestSuites');

const run = async (): Promise<number> => {
  rmSync(RESULTS, { recursive: true, force: true });
  const clean = await check('wholly');
  const tiers = [
    jest('long tiers', ['infra', 'long', 'security', 'tools'], '--maxWorkers=2'),
    jest('emulator tiers', ['integration', 'e2e'], '--runInBand'),
  ];
  const outcomes = await runCommands(tiers, 1);
  const results = readResults();
  const red = failures(results) + (clean && outcomes.every(({ ok }) => ok) ? 0 : Number(failures(results) === 0));
  console.log(`${total(results, 'numPassedTests')} passed, ${red} failed`);
  return red === 0 ? 0 : 1;
};

if (process.argv.includes('--help')) console.log(HELP);
else process.exitCode = await withScratch(run);
