import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a run of tests came to; broken: no test could run at all, which proves nothing. */
export type Verdict = 'passed' | 'failed' | 'broken';

type Wanted = { readonly test: string; readonly named?: string };

type Results = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
};

const PATIENCE_MS = 180_000;

const execute = (directory: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(join(directory, 'node_modules', '.bin', 'jest'), args, {
      cwd: directory,
      env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
      stdio: 'ignore',
      timeout: PATIENCE_MS,
    });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });

const verdictOf = ({ numPassedTests, numFailedTests, numFailedTestSuites }: Results): Verdict => {
  if (numFailedTests > 0) return 'failed';
  return numFailedTestSuites > 0 || numPassedTests === 0 ? 'broken' : 'passed';
};

/** Runs one file of tests in a copy of the tree; what takes more than three minutes is broken. */
export const runTest = async (directory: string, { test, named }: Wanted): Promise<Verdict> => {
  const [tier = '', ...file] = test.split('/');
  const output = join(directory, 'results.json');
  rmSync(output, { force: true });
  await execute(directory, [
    ...['--selectProjects', tier, '--testPathPatterns', `test/${tier}/${file.join('/')}`],
    ...(named === undefined ? [] : ['--testNamePattern', named]),
    ...['--json', `--outputFile=${output}`, '--silent', '--ci'],
  ]);
  return existsSync(output) ? verdictOf(JSON.parse(readFileSync(output, 'utf8')) as Results) : 'broken';
};
