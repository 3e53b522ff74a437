import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { stockUp } from '#test/support/emulator/api.ts';
import { audit } from '#test/support/emulator/run.ts';
import { systemState } from '#test/support/emulator/shared-system.ts';

const page = readFileSync(new URL('../../docs/first-order.md', import.meta.url), 'utf8');

/** The commands of the page, as a reader would paste them one after the other. */
const commands = [...page.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block).join('\n');

const run = (script: string, environment: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { env: { ...process.env, ...environment } });
    const said: string[] = [];
    for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)));
    shell.on('error', reject);
    shell.on('close', (code) =>
      code === 0 ? resolve(said.join('')) : reject(new Error(`Exit ${code}:\n${said.join('')}`)),
    );
  });

it('a stranger with curl orders with an account, then as a guest, and claims that order: as the page says', async () => {
  await stockUp('WALKTHROUGH', 10);
  const { apiUrl, awsEndpointUrl } = systemState();
  const said = await run(commands, { API: apiUrl, AWS: awsEndpointUrl, SKU: 'WALKTHROUGH' });

  expect(said).toMatch(/^read-your-mail$/m);
  expect(said.match(/^order ord_\w+ is CONFIRMED$/gm)).toHaveLength(2);
  expect(said).toMatch(/^my order now: 200$/m);
  expect(said).toContain('urn:bazaar:problem:guest-token-claimed');
  expect(await audit()).toEqual([]);
}, 180_000);
