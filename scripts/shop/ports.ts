import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { localPaths } from '#scripts/local/paths.ts';
import type { Fetch } from '#scripts/shop/api.ts';
import { createPrompter, type Prompter } from '#scripts/shop/terminal/prompter.ts';
import type { Sink } from '#scripts/shop/terminal/sink.ts';

/** All that the client takes from outside. */
export type Ports = {
  readonly fetch: Fetch;
  readonly now: () => Date;
  /** Milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** A new idempotency key. */
  readonly newKey: () => string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Who can be asked; nobody in scripts. */
  readonly prompter: Prompter | undefined;
  /** All that comes in on stdin. */
  readonly readInput: () => Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where `npm start` writes bazaar.json, and the tokens are kept. */
  readonly localDirectory: string;
};

export const productionPorts = (): Ports => ({
  fetch,
  now: () => new Date(),
  sleep: (milliseconds) => delay(milliseconds),
  random: Math.random,
  newKey: randomUUID,
  stdout: process.stdout,
  stderr: process.stderr,
  prompter: process.stdin.isTTY && process.stderr.isTTY ? createPrompter(process.stdin, process.stderr) : undefined,
  readInput: () => text(process.stdin),
  environment: process.env,
  localDirectory: localPaths(process.env.BAZAAR_LOCAL).directory,
});
