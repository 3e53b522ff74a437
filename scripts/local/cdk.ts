import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clientEnvironment } from './emulator-environment.ts';
import { commandFailed } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import type { BringUpContext } from './step.ts';
import { tailOf } from './tail.ts';

const TAIL_LINES = 20;

const run = (
  context: BringUpContext,
  parameters: readonly string[],
  cwd: string,
  log: number,
): Promise<number | null> =>
  new Promise((settle, fail) => {
    const { root, region, emulator, signal } = context;
    const env = { ...clientEnvironment({ root, endpoint: emulator.endpoint, region }), CI: 'true' };
    const cdk = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
    const child = spawn(process.execPath, [cdk, ...parameters], { cwd, env, signal, stdio: ['ignore', log, log] });
    child.once('error', fail);
    child.once('close', settle);
  });

/**
 * Runs CDK's command line against the emulator, with what it says in a log of its own.
 * @param parameters of cdk
 * @param cwd the repository, or a folder without cdk.json where the app need not be synthesised
 * @throws CannotStart with the log's end where it fails
 */
export const cdk = async (
  context: BringUpContext,
  parameters: readonly string[],
  { logFile, cwd = context.root }: { logFile: string; cwd?: string },
): Promise<void> => {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const code = await run(context, [...parameters, '--no-notices', '--no-version-reporting'], cwd, log).finally(() =>
    closeSync(log),
  );
  if (code === 0) return;
  throw new CannotStart(commandFailed(`cdk ${parameters[0]}`, tailOf(logFile, TAIL_LINES), logFile));
};
