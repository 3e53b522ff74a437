import { localPaths } from '#scripts/local/paths.ts';
import { type LocalState, type LocalUser, readState } from '#scripts/local/state.ts';
import { notRunning } from '#scripts/shop/failure.ts';

/** The local system, as `npm start` describes it. */
export type System = LocalState;
export type Role = keyof System['users'];

/** @throws Failure `not running: npm start` where it was never started */
export const readSystem = (localDirectory: string): System => {
  const state = readState(localPaths(localDirectory));
  if (state === undefined) throw notRunning();
  return state;
};

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** An API, and the demo logins where it is the local system's. */
export type Where = { readonly apiUrl: string; readonly demo?: Readonly<Record<Role, LocalUser>> };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Passwords of the local system are shown to no other. */
const isLocal = (apiUrl: string, state: LocalState | undefined): boolean =>
  state !== undefined && (withoutSlash(state.apiUrl) === apiUrl || LOOPBACK.has(new URL(apiUrl).hostname));

/** @throws Failure where no API is given and none runs here */
export const findApi = (localDirectory: string, given: string | undefined): Where => {
  if (given === undefined) {
    const { apiUrl, users } = readSystem(localDirectory);
    return { apiUrl: withoutSlash(apiUrl), demo: users };
  }
  const apiUrl = withoutSlash(given);
  const state = readState(localPaths(localDirectory));
  return { apiUrl, ...(state && isLocal(apiUrl, state) && { demo: state.users }) };
};
