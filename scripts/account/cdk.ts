import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Where synthesised stacks are left: what is checked and shown is what is deployed. */
export const ASSEMBLY = 'cdk.out';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../node_modules/aws-cdk/bin/cdk', import.meta.url));

const QUIETLY = ['--no-notices', '--no-version-reporting'] as const;

/** @returns whether it went well, and what it said where it was not to speak for itself */
const run = (args: readonly string[], aloud: boolean): Promise<{ readonly ok: boolean; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args, ...QUIETLY], {
      cwd: ROOT,
      stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => resolve({ ok: false, said: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, said: Buffer.concat(said).toString('utf8') }));
  });

/** Runs CDK's command line with this terminal. @returns whether it went well */
export const cdk = async (args: readonly string[]): Promise<boolean> => (await run(args, true)).ok;

/** All stacks of a stage, into ASSEMBLY. What CDK says is shown only when it fails. @returns whether it went well */
export const synthesise = async (stage: string): Promise<boolean> => {
  const { ok, said } = await run(['synth', '--quiet', '--output', ASSEMBLY, '--context', `stage=${stage}`], false);
  if (!ok) console.error(said.trim());
  return ok;
};
