/** The value that `share` of all values do not exceed (nearest rank). @throws Error without values */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('There is no percentile of nothing.');
  return found;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const sumOf = <Item>(items: readonly Item[], count: (item: Item) => number): number =>
  items.reduce((total, item) => total + count(item), 0);

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Items by what they have in common, in the order of first appearance. */
export const groupsOf = <Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
};
