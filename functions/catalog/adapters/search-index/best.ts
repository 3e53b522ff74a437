import type { Position } from '#functions/catalog/application/search-ports.ts';

/** A product with what it is ordered by: the higher first, and of equals the one that was added last. */
type Ranked = readonly [rank: number, n: number];

const isBefore = (rank: number, n: number, [otherRank, other]: Ranked): boolean =>
  rank > otherRank || (rank === otherRank && n > other);

const placeOf = (best: readonly Ranked[], rank: number, n: number): number => {
  const at = best.findIndex((other) => isBefore(rank, n, other));
  return at === -1 ? best.length : at;
};

/** Keeps the first of many in their order, without sorting all of them. */
export const bestOf = (limit: number, after: Position | undefined) => {
  const best: Ranked[] = [];
  const from: Ranked | undefined = after && [after[0] ?? 0, after[1] ?? 0];
  const isPast = (rank: number, n: number): boolean =>
    from !== undefined && !(rank < from[0] || (rank === from[0] && n < from[1]));
  return {
    offer: (rank: number, n: number): void => {
      const worst = best.length === limit ? best[limit - 1] : undefined;
      if (isPast(rank, n) || (worst && !isBefore(rank, n, worst))) return;
      best.splice(placeOf(best, rank, n), 0, [rank, n]);
      if (best.length > limit) best.pop();
    },
    best: (): readonly Ranked[] => best,
  };
};
