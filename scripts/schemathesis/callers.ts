import { readFileSync } from 'node:fs';
import { readState } from '#scripts/local/state.ts';
import { signIn } from '#scripts/local/users.ts';

/** Where a system answers, and a token for each kind of caller. */
export type Target = {
  readonly url: string;
  readonly callers: { readonly buyer: string; readonly admin: string; readonly guest: string };
};

/** Thousands of senseless requests are for a machine of one's own. @throws Error for any other */
const onlyHere = (url: string): void => {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname))
    throw new Error(`${url} is not on this machine: only a local system is fuzzed.`);
};

const newGuest = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/guest/sessions`, { method: 'POST' });
  const { token } = (await answer.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`${url}/guest/sessions gave no token (${answer.status}).`);
  return token;
};

const running = async (): Promise<Target> => {
  const state = readState();
  if (state === undefined) throw new Error('Nothing runs here: npm run up');
  const { stage, region, awsEndpointUrl: endpoint, users, apiUrl: url } = state;
  onlyHere(url);
  const where = {
    stage,
    region,
    emulator: { endpoint, port: Number(new URL(endpoint).port), kind: 'ministack' as const },
  };
  const [buyer, admin] = await Promise.all([signIn(where, users.buyer), signIn(where, users.admin)]);
  return { url, callers: { buyer, admin, guest: await newGuest(url) } };
};

/**
 * The running system, with new tokens of its demo logins and of a new guest.
 * @param file where a target is written down, in its place
 * @throws Error where nothing runs, or not on this machine
 */
export const findTarget = async (file?: string): Promise<Target> => {
  if (file === undefined) return running();
  const target = JSON.parse(readFileSync(file, 'utf8')) as Target;
  onlyHere(target.url);
  return target;
};
