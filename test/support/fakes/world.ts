import type { World } from '#functions/shared/runtime/world.ts';

/** A world that a test holds in its hand: time moves when told, chance is seeded, waiting takes no time. */
export type FakeWorld = World & {
  /** Moves time forward by milliseconds. */
  readonly pass: (milliseconds: number) => void;
  readonly slept: readonly number[];
  readonly environment: Record<string, string | undefined>;
};

/** Mulberry32: small, seeded, good enough for tests. */
const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

export class ProcessCrashed extends Error {
  override readonly name = 'Runtime.ExitError';
}

type Options = { readonly start?: string; readonly seed?: number; readonly environment?: Record<string, string> };

/** Every reading of the clock is a millisecond later than the one before, so that entries keep their order. */
export const fakeWorld = ({
  start = '2026-01-01T00:00:00.000Z',
  seed = 1,
  environment = {},
}: Options = {}): FakeWorld => {
  let time = Date.parse(start);
  const random = seeded(seed);
  const slept: number[] = [];
  return {
    now: () => new Date(time++),
    random,
    randomBytes: (size) => Uint8Array.from({ length: size }, () => Math.floor(random() * 256)),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    exit: () => {
      throw new ProcessCrashed('the worker went away');
    },
    environment: { BAZAAR_STAGE: 'test', ...environment },
    pass: (milliseconds) => {
      time += milliseconds;
    },
    slept,
  };
};
