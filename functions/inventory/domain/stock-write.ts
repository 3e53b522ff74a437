/**
 * One conditional update of a stock item, as data: conditions and changes, never load, decide, save. Paths are attribute
 * names with dots; `$order` stands for the order's marker.
 */
export type StockWrite = { readonly when: readonly Condition[]; readonly change: readonly Change[] };

export type Condition =
  | { readonly is: 'known' }
  | { readonly is: 'absent'; readonly at: Path }
  | { readonly is: 'at-least'; readonly at: Path; readonly value: number }
  | { readonly is: 'fewer-than'; readonly at: Path; readonly value: number }
  | { readonly is: 'fewer-members'; readonly at: Path; readonly value: number }
  | { readonly is: 'equal'; readonly at: Path; readonly value: number };

export type Change =
  | { readonly set: Path; readonly to: unknown }
  | { readonly add: Path; readonly by: number }
  | { readonly remove: Path };

export type Path = readonly string[];

const marker = (key: string): Path => ['markers', key];
const counted = (key: string): Path => ['counted', key];

export const known: Condition = { is: 'known' };
const absent = (at: Path): Condition => ({ is: 'absent', at });
export const atLeast = (name: string, value: number): Condition => ({ is: 'at-least', at: [name], value });
export const fewerThan = (name: string, value: number): Condition => ({ is: 'fewer-than', at: [name], value });

/** Of all markers: holds and tombstones, old ones too. */
export const fewerMarkersThan = (value: number): Condition => ({ is: 'fewer-members', at: ['markers'], value });

/** The order is undecided and holds just these pieces. */
export const holds = (key: string, quantity: number): Condition => ({
  is: 'equal',
  at: [...marker(key), 'q'],
  value: quantity,
});

/** The receipt or adjustment was not counted. */
export const notCounted = (key: string): Condition => absent(counted(key));

/** Neither a hold nor a tombstone of the order is there. */
export const noMarkerOf = (key: string): Condition => absent(marker(key));

export const add = (name: string, by: number): Change => ({ add: [name], by });
export const set = (at: Path, to: unknown): Change => ({ set: at, to });
const remove = (at: Path): Change => ({ remove: at });
export const hold = (key: string, quantity: number): Change => set(marker(key), { q: quantity });
export const bury = (key: string, at: number): Change => set(marker(key), { t: at });
export const forget = (key: string): Change => remove(marker(key));
export const rememberCount = (key: string, at: number): Change => set(counted(key), at);
export const forgetCount = (key: string): Change => remove(counted(key));
