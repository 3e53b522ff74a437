import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localPaths } from '#scripts/local/paths.ts';
import { writeState } from '#scripts/local/state.ts';
import type { Fetch } from '#scripts/shop/api.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import { runShop } from '#scripts/shop/run-shop.ts';
import type { Complete } from '#scripts/shop/terminal/prompter.ts';

export const START = Date.parse('2026-01-01T12:00:00.000Z');

/** Looks like Cognito's, as far as its end is concerned. */
export const tokenUntil = (who: string, end: number): string =>
  `h.${Buffer.from(JSON.stringify({ who, exp: end / 1_000 })).toString('base64url')}.s`;

/** A folder where `npm start` has said that the system runs at http://api.test, and what the client keeps of people there. */
export const localDirectory = (kept?: object): string => {
  const directory = mkdtempSync(join(tmpdir(), 'bazaar-shop-'));
  const user = (name: string) => ({ email: `${name}@bazaar.test`, password: 'secret' });
  const users = { buyer: user('buyer'), admin: user('admin') };
  const urls = { awsEndpointUrl: 'http://aws.test:4566', apiUrl: 'http://api.test' };
  writeState(localPaths(directory), { ...urls, region: 'us-east-1', stage: 'local', users, docs: {} });
  if (kept) writeFileSync(join(directory, 'shop.json'), JSON.stringify({ 'http://api.test': kept }));
  return directory;
};

/** Output that is remembered. */
export const fakeSink = (isTTY = false) => {
  const written: string[] = [];
  return { isTTY, write: (text: string) => written.push(text), text: () => written.join('') };
};

export type World = Partial<Omit<Ports, 'stdout' | 'stderr' | 'fetch'>> & { readonly isTTY?: boolean };

/** Somebody at the terminal who answers one question after the other; what was asked is remembered. */
export const typist = (...answers: readonly string[]) => {
  const asked: string[] = [];
  const completers: Complete[] = [];
  const next = async (question: string): Promise<string> => {
    const answer = answers[asked.length];
    asked.push(question);
    if (answer === undefined) throw new Error(`Nobody answers: ${question}`);
    return answer;
  };
  const line = (question: string, complete?: Complete) => {
    if (complete) completers.push(complete);
    return next(question);
  };
  return { asked, completers, line, secret: next };
};

/** The API's own sign-in of the demo logins, which are there wherever the system runs. */
const withDemoLogins =
  (fetch: Fetch, signIn: (email: string) => string): Fetch =>
  async (url, init) => {
    const { pathname } = new URL(url);
    const { email = '' } = pathname === '/customers/sessions' && init.body ? JSON.parse(String(init.body)) : {};
    if (!String(email).endsWith('@bazaar.test')) return fetch(url, init);
    const tokens = { accessToken: signIn(email), refreshToken: 'no more', expiresIn: 3_600, tokenType: 'Bearer' };
    return new Response(JSON.stringify(tokens));
  };

/** Time moves by sleeping only. */
export const fakePorts = (fetch: Fetch, { isTTY = false, ...changes }: World = {}) => {
  let time = START;
  const slept: number[] = [];
  const signedIn: string[] = [];
  const stdout = fakeSink(isTTY);
  const stderr = fakeSink(isTTY);
  const ports = {
    fetch: withDemoLogins(fetch, (email) => {
      signedIn.push(email);
      return tokenUntil(`${email} ${signedIn.length}`, time + 3_600_000);
    }),
    prompter: undefined,
    readInput: async () => '',
    now: () => new Date(time),
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    random: () => 0.5,
    newKey: () => 'key-1',
    environment: {},
    localDirectory: changes.localDirectory ?? localDirectory(),
    ...changes,
    stdout,
    stderr,
  } satisfies Ports;
  return { ports, slept, signedIn, stdout, stderr };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Runs a command line and tells all that came of it. */
export const run = async (fetch: Fetch, line: string | readonly string[], world: World = {}) => {
  const { ports, stdout, stderr, ...rest } = fakePorts(fetch, world);
  const code = await runShop(typeof line === 'string' ? line.split(' ') : line, ports);
  return { ...rest, code, out: stdout.text(), err: stderr.text(), json: parsed(stdout.text()) };
};
