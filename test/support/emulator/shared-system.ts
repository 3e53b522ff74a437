import { join } from 'node:path';
import { bringUp } from '#scripts/local/bring-up.ts';
import { deployStep } from '#scripts/local/deploy.ts';
import { type Emulator, freePort } from '#scripts/local/emulator.ts';
import { localPaths, ROOT } from '#scripts/local/paths.ts';
import { resyncStep } from '#scripts/local/resync.ts';
import { readState } from '#scripts/local/state.ts';
import { usersStep } from '#scripts/local/users.ts';

/** Everything that the tests' system keeps lies here, apart from a person's own. */
export const PATHS = localPaths(join(ROOT, '.local', 'e2e'));

export const STAGE = 'test';
export const REGION = 'us-east-1';

/** Where a test listens for X-Ray segments; the functions send them there from the start. */
export const XRAY_PORT = Number(process.env.BAZAAR_TEST_XRAY_PORT ?? 0) || 2_391;

const silent = { isTTY: false, write: () => true };

export type Started = { readonly emulator: Emulator; readonly port: number };

/** Starts the emulator on this port with the state that is there, deploys what is new and makes the demo logins. */
export const startSystem = async (port?: number): Promise<Started> => {
  const chosen = port ?? (await freePort());
  const { createProgress } = await import('#scripts/local/progress.ts');
  const { emulator } = await bringUp({
    paths: PATHS,
    stage: STAGE,
    region: REGION,
    port: chosen,
    // A test listens there itself.
    env: { AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${XRAY_PORT}`, BAZAAR_TRACES_FILE: '' },
    steps: [deployStep, usersStep, resyncStep],
    progress: createProgress(silent),
  });
  return { emulator, port: chosen };
};

/** What `startSystem` wrote down: addresses and logins. */
export const systemState = () => {
  const state = readState(PATHS);
  if (state === undefined) throw new Error('The tests’ system is not up.');
  return state;
};
