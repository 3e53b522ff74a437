/** By product number, the higher the better. */
export type Scores = ReadonlyMap<number, number>;

const NONE: Scores = new Map();

const both = (a: Scores, b: Scores): Scores => {
  const sum = new Map<number, number>();
  for (const [n, score] of a) {
    const other = b.get(n);
    if (other !== undefined) sum.set(n, score + other);
  }
  return sum;
};

const either = (a: Scores, b: Scores): Scores => {
  const sum = new Map(a);
  for (const [n, score] of b) sum.set(n, (sum.get(n) ?? 0) + score);
  return sum;
};

/** What every one of them finds; once nothing is left, the others are not asked. */
export const foundByAll = (finds: readonly (() => Scores)[]): Scores => {
  let found: Scores | undefined;
  for (const find of finds) {
    if (found?.size === 0) break;
    found = found ? both(found, find()) : find();
  }
  return found ?? NONE;
};

export const foundByAny = (finds: readonly (() => Scores)[]): Scores =>
  finds.map((find) => find()).reduce(either, NONE);
