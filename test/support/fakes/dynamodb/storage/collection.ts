import type { Row } from '../types.ts';
import { compareText } from '../values/compare.ts';

/** A row where a table or an index keeps it. `sort` is the sort key there, empty in an index without one. */
export type Entry = {
  readonly partition: string;
  readonly sort: string;
  readonly pk: string;
  readonly sk: string;
  /** What is stored there: of an index only what it projects. */
  readonly row: Row;
  readonly bytes: number;
};

/** Where an entry stands; also the place of an entry that is gone, so that a cursor survives a removal. */
export type Position = Pick<Entry, 'partition' | 'sort' | 'pk' | 'sk'>;

/** Partitions of sorted entries. */
export type Collection = {
  readonly partitions: Map<string, Entry[]>;
  /** Partition keys in the order of a scan, until a partition comes or goes. */
  scanOrder: readonly string[] | undefined;
};

export const emptyCollection = (): Collection => ({ partitions: new Map(), scanOrder: undefined });

export const copyCollection = ({ partitions, scanOrder }: Collection): Collection => ({
  partitions: new Map([...partitions].map(([partition, entries]) => [partition, [...entries]])),
  scanOrder,
});

/** Orders entries of one partition; in an index several may share a sort key. */
export const comparePositions = (a: Position, b: Position): number =>
  compareText(a.sort, b.sort) || compareText(a.pk, b.pk) || compareText(a.sk, b.sk);

/** The first index whose entry the test accepts; the test must stay true once it is. */
export const firstIndex = (entries: readonly Entry[], accepts: (entry: Entry) => boolean): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (accepts(entries[middle] as Entry)) high = middle;
    else low = middle + 1;
  }
  return low;
};

const NONE: readonly Entry[] = [];

export const partitionOf = (collection: Collection, partition: string): readonly Entry[] =>
  collection.partitions.get(partition) ?? NONE;

export const findEntry = (collection: Collection, at: Position): Entry | undefined => {
  const entries = partitionOf(collection, at.partition);
  const found = entries[firstIndex(entries, (entry) => comparePositions(entry, at) >= 0)];
  return found && comparePositions(found, at) === 0 ? found : undefined;
};

const putEntry = (collection: Collection, entry: Entry): void => {
  const entries = collection.partitions.get(entry.partition);
  if (!entries) {
    collection.partitions.set(entry.partition, [entry]);
    collection.scanOrder = undefined;
    return;
  }
  const index = firstIndex(entries, (other) => comparePositions(other, entry) >= 0);
  const present = entries[index];
  entries.splice(index, present && comparePositions(present, entry) === 0 ? 1 : 0, entry);
};

const removeEntry = (collection: Collection, at: Position): void => {
  const entries = collection.partitions.get(at.partition);
  if (!entries) return;
  const index = firstIndex(entries, (entry) => comparePositions(entry, at) >= 0);
  const present = entries[index];
  if (!present || comparePositions(present, at) !== 0) return;
  entries.splice(index, 1);
  if (entries.length > 0) return;
  collection.partitions.delete(at.partition);
  collection.scanOrder = undefined;
};

/** Whether two positions are one place of a table or an index. */
export const isSamePlace = (a: Position, b: Position): boolean =>
  a.partition === b.partition && comparePositions(a, b) === 0;

/** Puts one entry in the stead of another; either may be missing. */
export const replaceEntry = (collection: Collection, before: Entry | undefined, after: Entry | undefined): void => {
  if (before && !(after && isSamePlace(before, after))) removeEntry(collection, before);
  if (after) putEntry(collection, after);
};
