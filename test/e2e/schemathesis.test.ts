import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, expect, it } from '@jest/globals';
import { adminToken, buyers, call } from '#test/support/emulator/api.ts';
import { runScript } from '#test/support/emulator/run.ts';
import { systemState } from '#test/support/emulator/shared-system.ts';

/** The same requests each time, as far as they get within the time. */
const SEED = '1';
const MINUTES = '2';
const REPEAT = `npm run up, then npm run fuzz -- --seed ${SEED} --minutes ${MINUTES}`;

/** The two minutes; before them an installation where there was none, after them the minimal form of what was found. */
const PATIENCE_MS = 480_000;

const folder = mkdtempSync(join(tmpdir(), 'bazaar-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Where the tests' system answers, and who may ask there; for the owner only. */
const targetFile = async (): Promise<string> => {
  const session = await call('/guest/sessions', { method: 'POST' });
  const [buyer] = await buyers(1);
  const callers = { buyer, admin: await adminToken(), guest: String(session.body.token) };
  const file = join(folder, 'target.json');
  writeFileSync(file, JSON.stringify({ url: systemState().apiUrl, callers }), { mode: 0o600 });
  return file;
};

it(
  'Schemathesis finds in two minutes no answer that the document does not allow, and no server error',
  async () => {
    const options = ['--seed', SEED, '--minutes', MINUTES, '--target', await targetFile()];
    const { code, stdout, stderr } = await runScript('schemathesis/main.ts', options);
    const said = stripVTControlCharacters(`${stdout}${stderr}`);
    if (code !== 0) throw new Error(`To repeat it: ${REPEAT}\n${said}`);
    expect(said).toContain('No seed found a fault.');
  },
  PATIENCE_MS,
);
