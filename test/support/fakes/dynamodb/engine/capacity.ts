import { type Entry, isSamePlace } from '../storage/collection.ts';
import type { IndexChange } from '../storage/index-entries.ts';
import type { PlannedWrite } from '../storage/table.ts';

// Source: "Capacity unit consumption" and "Using global secondary indexes" in the developer guide.
const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;

type Consistency = 'eventual' | 'strong' | 'transactional';
const FACTORS: Readonly<Record<Consistency, number>> = { eventual: 0.5, strong: 1, transactional: 2 };

/** Even nothing costs one unit. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));

export const readUnits = (bytes: number, consistency: Consistency): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * FACTORS[consistency];

/** The larger of two images of an item. */
export const largerBytes = (a: { bytes: number } | undefined, b: { bytes: number } | undefined): number =>
  Math.max(a?.bytes ?? 0, b?.bytes ?? 0);

const unitsOf = (entry: Entry | undefined): number => (entry ? writeUnits(entry.bytes) : 0);

// Where the index's key stays, the entry is put over; where it changes, one is deleted and another put.
const indexUnits = ({ before, after }: IndexChange): number =>
  before && after && isSamePlace(before, after)
    ? writeUnits(largerBytes(before, after))
    : unitsOf(before) + unitsOf(after);

/** Units on the table: those of the larger image. */
export const tableWriteUnits = ({ before, after }: PlannedWrite): number => writeUnits(largerBytes(before, after));

/** Units on the indexes that a write changes; a transaction does not double them. */
export const indexWriteUnits = ({ indexes }: PlannedWrite): Readonly<Record<string, number>> =>
  Object.fromEntries(indexes.map((change) => [change.index, indexUnits(change)]));
