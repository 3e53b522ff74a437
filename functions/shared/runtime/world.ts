import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '#functions/shared/kernel/clock.ts';

/** All that a handler takes from outside besides its clients; a simulator brings its own. */
export type World = {
  readonly now: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Ends the process at once, as a crash would. */
  readonly exit: () => never;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/**
 * The world as it is.
 * @public every bundle's entry point calls it
 */
export const production = (): World => ({
  now: () => new Date(),
  randomBytes,
  random: Math.random,
  sleep: (milliseconds) => delay(milliseconds),
  exit: () => process.exit(1),
  environment: process.env,
});

/** A setting that the construct which granted the access has also set. @throws Error naming the one that is missing. */
export const setting = (world: World, name: string): string => {
  const value = world.environment[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
};

export const stageOf = (world: World): string => setting(world, 'BAZAAR_STAGE');
