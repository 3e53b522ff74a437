import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DevLoop, openDevLoop } from '#test/support/dev/dev-loop.ts';
import { type Edit, editsAt, kinds } from '#test/support/dev/edits.ts';
import { adminToken, call } from '#test/support/emulator/api.ts';
import { PATHS, REGION, STAGE, systemState } from '#test/support/emulator/shared-system.ts';

const PATIENCE_MS = 300_000;

let loop: DevLoop;
let edits: readonly Edit[];
let ended: Awaited<ReturnType<DevLoop['end']>> | undefined;

const end = async () => (ended ??= await loop.end());

beforeAll(async () => {
  const { apiUrl, awsEndpointUrl: endpoint } = systemState();
  const system = { endpoint, region: REGION, stage: STAGE };
  edits = editsAt({ ...system, apiUrl, adminToken: await adminToken() });
  loop = await openDevLoop({ ...system, local: PATHS.directory });
}, PATIENCE_MS);
afterAll(end);

describe('npm run dev', () => {
  it('takes the system that runs, without deploying what is deployed', () => {
    expect(loop.said()).toMatch(/✓ deploy .*nothing changed/);
  });

  it.each(kinds)(
    'makes a changed %s live, and says in a line after how long',
    async (kind) => {
      for (const edit of edits.filter((one) => one.kind === kind)) {
        const { seconds, lines } = await loop.tryOut(edit);
        console.log(
          `${edit.file}: live after ${seconds.map((one) => one.toFixed(2)).join(' s, back after ')} s\n${lines.join('\n')}`,
        );
        expect(lines).toEqual([
          expect.stringMatching(new RegExp(`^✓ live +.*${edit.names}.* \\d+\\.\\d\\d s$`)),
          expect.stringMatching(new RegExp(`^✓ live +.*${edit.names}.* \\d+\\.\\d\\d s$`)),
        ]);
      }
    },
    PATIENCE_MS,
  );

  it('ends when it is told to, leaves no process behind, and the system running', async () => {
    expect(await end()).toEqual({ code: 0, left: false });
    expect((await call('/health')).status).toBe(200);
  });
});
