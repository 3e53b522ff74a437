import { localPaths } from '#scripts/local/paths.ts';
import { type LocalState, type LocalUser, readState } from '#scripts/local/state.ts';
import { notRunning } from '#scripts/shop/failure.ts';

/** The local system, as `npm start` describes it. */
export type System = LocalState;
export type Role = keyof System['users'];

/** @returns an access token */
export type SignIn = (system: System, user: LocalUser) => Promise<string>;

/** @throws Failure `not running: npm start` where it was never started */
export const readSystem = (localDirectory: string): System => {
  const state = readState(localPaths(localDirectory));
  if (state === undefined) throw notRunning();
  return state;
};
