import { spawn } from 'node:child_process';
import pc from 'picocolors';

/** A command of a gate: what it is called and what it runs. */
export type Command = { readonly name: string; readonly run: readonly string[]; readonly env?: Record<string, string> };

export type Outcome = {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
};

const execute = ({ name, run: [file = '', ...args], env }: Command): Promise<Outcome> =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = (ok: boolean, note = '') =>
      resolve({
        name,
        ok,
        seconds: (performance.now() - began) / 1_000,
        output: Buffer.concat(chunks).toString() + note,
      });
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0));
  });

const report = ({ name, ok, seconds, output }: Outcome): void => {
  console.log(`${ok ? pc.green('✓') : pc.red('✗')} ${name.padEnd(24)} ${pc.dim(`${seconds.toFixed(1)} s`)}`);
  if (!ok) console.log(output);
};

/** Runs commands, so many at a time, tells of each as it ends, and answers with all outcomes. */
export const runCommands = async (commands: readonly Command[], width: number): Promise<Outcome[]> => {
  const waiting = [...commands];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await execute(next);
      report(outcome);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return outcomes;
};
