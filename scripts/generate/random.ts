import { createHash } from 'node:crypto';

/** A source of chance that gives the same for the same seed, on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** A whole number between two, both included. */
  readonly between: (min: number, max: number) => number;
  /** @throws Error when there is nothing to choose from */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** So many different ones, in their order; all of them where there are fewer. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[];
  /** Whether something comes true that does so with this probability. */
  readonly chance: (probability: number) => boolean;
};

/** sfc32, by Chris Doty-Humphrey: https://pracrand.sourceforge.net; the seed is spread by SHA-256. */
const sfc32 = (seed: string): (() => number) => {
  const digest = createHash('sha256').update(seed).digest();
  let [a, b, c, d] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)];
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
};

export const randomOf = (seed: string): Random => {
  const next = sfc32(seed);
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    let wanted = Math.min(count, items.length);
    return items.filter((_, index) => {
      const taken = next() * (items.length - index) < wanted;
      if (taken) wanted -= 1;
      return taken;
    });
  };
  return { next, between, pick, some, chance: (probability) => next() < probability };
};
