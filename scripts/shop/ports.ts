import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { localPaths } from '#scripts/local/paths.ts';
import type { Fetch } from '#scripts/shop/api.ts';
import { signIn } from '#scripts/shop/system/sign-in.ts';
import type { SignIn } from '#scripts/shop/system/system.ts';
import type { Sink } from '#scripts/shop/terminal/sink.ts';

/** All that the client takes from outside. */
export type Ports = {
  readonly fetch: Fetch;
  readonly signIn: SignIn;
  readonly now: () => Date;
  /** Milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** A new idempotency key. */
  readonly newKey: () => string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where `npm start` writes bazaar.json, and the tokens are kept. */
  readonly localDirectory: string;
};

export const productionPorts = (): Ports => ({
  fetch,
  signIn,
  now: () => new Date(),
  sleep: (milliseconds) => delay(milliseconds),
  random: Math.random,
  newKey: randomUUID,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  localDirectory: localPaths(process.env.BAZAAR_LOCAL).directory,
});
