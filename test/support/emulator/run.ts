import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { clientEnvironment } from '#scripts/local/emulator-environment.ts';
import { ROOT } from '#scripts/local/paths.ts';
import { PATHS, REGION, STAGE, systemState } from '#test/support/emulator/shared-system.ts';

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs one of our scripts against the tests' system, as a person would, and waits for its end. */
export const runScript = (script: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const env = {
      ...clientEnvironment({ root: ROOT, endpoint: systemState().awsEndpointUrl, region: REGION }),
      BAZAAR_STAGE: STAGE,
      BAZAAR_LOCAL: PATHS.directory,
      NODE_OPTIONS: '',
    };
    const child = spawn(join(ROOT, 'node_modules/.bin/node'), [join('scripts', script), ...args], { cwd: ROOT, env });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });

/** The auditor's findings, once all that is under way had time to settle. */
export const audit = async (): Promise<unknown[]> => {
  const { code, stdout, stderr } = await runScript('audit.ts', ['--json', '--wait', '90']);
  if (code !== 0 && code !== 2) throw new Error(`The audit failed: ${stderr}`);
  return (JSON.parse(stdout) as { findings: unknown[] }).findings;
};
