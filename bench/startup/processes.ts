import { type ChildProcess, spawn } from 'node:child_process';
import { CannotMeasure } from '../report.ts';

const WITHIN_MS = 300_000;

/** What was said last, for whoever has to find out why. */
const TAIL = 1_500;

export type Running = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number> };

/** The person's settings must not lead a fresh clone to another system. */
const environmentWith = (own: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(BAZAAR_|AWS_|POWERTOOLS_|NODE_OPTIONS$)/.test(name)),
  ),
  ...own,
});

/** Starts a command as the leader of its own group, so that it can be stopped as Ctrl-C would. */
export const begin = (cwd: string, command: readonly string[], own: Readonly<Record<string, string>> = {}): Running => {
  const [program = '', ...parameters] = command;
  const child = spawn(program, parameters, {
    cwd,
    env: environmentWith(own),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { child, output: () => said.join(''), ended };
};

const failed = (command: readonly string[], { output }: Running): CannotMeasure =>
  new CannotMeasure(`\`${command.join(' ')}\` did not do it:\n${output().slice(-TAIL)}`);

/** Runs a command to its end. @throws CannotMeasure with what it said, unless it ended well */
export const runToEnd = async (cwd: string, command: readonly string[]): Promise<string> => {
  const running = begin(cwd, command);
  if ((await running.ended) !== 0) throw failed(command, running);
  return running.output();
};

/** Resolves once a command has said something. @throws CannotMeasure if it ends before, or never does */
export const untilItSays = (command: readonly string[], running: Running, words: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(failed(command, running));
    };
    const timer = setTimeout(giveUp, WITHIN_MS);
    const look = (): void => {
      if (!running.output().includes(words)) return;
      clearTimeout(timer);
      resolve();
    };
    running.child.stdout?.on('data', look);
    void running.ended.then(giveUp);
  });

/** Asks a command and all that it started to end, as Ctrl-C does, and waits. */
export const interrupt = async ({ child, ended }: Running): Promise<void> => {
  const runs = child.exitCode === null && child.signalCode === null;
  if (runs && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await ended;
};
