import type { DatabaseSync } from 'node:sqlite';

/** What filters, facets and orders read of every product, by its number: some 100 bytes each in memory. */
export type Columns = {
  /** Numbers of all that is for sale. */
  readonly listed: Int32Array;
  /** Milliseconds since the epoch. */
  readonly since: Float64Array;
  readonly level: Uint8Array;
  /** The traits of product n are those from `starts[n]` up to `starts[n + 1]`. */
  readonly traits: Int32Array;
  readonly starts: Uint32Array;
};

type Row = readonly [n: number, since: number, level: number, traits: Uint8Array];

const numbersIn = (bytes: Uint8Array): Int32Array => new Int32Array(Uint8Array.from(bytes).buffer);

const readRows = (db: DatabaseSync): Row[] => {
  const statement = db.prepare('SELECT n, since, level, traits FROM product WHERE listed = 1 ORDER BY n');
  statement.setReturnArrays(true);
  return statement.all() as unknown as Row[];
};

const INT = Int32Array.BYTES_PER_ELEMENT;

export const readColumns = (db: DatabaseSync): Columns => {
  const rows = readRows(db);
  const size = (rows.at(-1)?.[0] ?? 0) + 1;
  const listed = new Int32Array(rows.length);
  const since = new Float64Array(size);
  const level = new Uint8Array(size);
  const starts = new Uint32Array(size + 1);
  const traits = new Int32Array(rows.reduce((sum, [, , , bytes]) => sum + bytes.length / INT, 0));
  let [at, end] = [0, 0];
  for (const [index, row] of rows.entries()) {
    const [n] = row;
    starts.fill(end, at, n + 1);
    listed[index] = n;
    [, since[n] = 0, level[n] = 0] = row;
    traits.set(numbersIn(row[3]), end);
    end += row[3].length / INT;
    at = n + 1;
  }
  starts.fill(end, at);
  return { listed, since, level, traits, starts };
};

/** Prices in a currency by product number; NaN where there is none. */
export const readLows = (db: DatabaseSync, currency: string, size: number): Float64Array => {
  const statement = db.prepare('SELECT n, low FROM price WHERE currency = ?');
  statement.setReturnArrays(true);
  const lows = new Float64Array(size).fill(Number.NaN);
  for (const [n, low] of statement.iterate(currency) as unknown as Iterable<readonly [number, number]>) lows[n] = low;
  return lows;
};
