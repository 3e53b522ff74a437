import type { Stock } from '#functions/inventory/domain/stock.ts';

/** A live hold of an undecided order on a SKU. */
export type Hold = { readonly key: string; readonly quantity: number };

/** Tombstones hold nothing. */
export const holdsOf = ({ markers }: Stock): Hold[] =>
  Object.entries(markers).flatMap(([key, marker]) => ('q' in marker ? [{ key, quantity: marker.q }] : []));
