import type { TableDescription } from '#functions/shared/runtime/define-table.ts';

/** A row as the document client shows it: native JavaScript values, sets as `Set`, binary as `Uint8Array`. */
export type Item = Record<string, unknown>;

/** Every table of Bazaar has these two string keys. */
export type Key = { readonly pk: string; readonly sk: string };

export type Member = string | number | bigint | Uint8Array;
export type Members = ReadonlySet<Member>;
export type List = readonly Value[];
export type Document = { readonly [name: string]: Value };

/**
 * A stored value. Whole numbers beyond 2^53 are bigints, all others numbers. Values are never changed in place,
 * so that images, snapshots and unchanged branches of an update can be shared instead of copied.
 */
export type Value = string | number | bigint | boolean | null | Uint8Array | Members | List | Document;

/** A stored row: a document whose keys have been checked. */
export type Row = Document;

export type AttributeType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M';

/** API calls by the document client's command names, without `Command`. */
export type Operation =
  | 'Get'
  | 'Put'
  | 'Update'
  | 'Delete'
  | 'Query'
  | 'Scan'
  | 'BatchGet'
  | 'BatchWrite'
  | 'TransactGet'
  | 'TransactWrite';

/** One committed change of one row. An insert has no old image, a removal no new one. */
export type StreamChange = {
  /** 21 digits; sorts as text in the order of commits, over all tables of one fake. */
  readonly sequenceNumber: string;
  readonly keys: Key;
  readonly oldImage?: Item;
  readonly newImage?: Item;
  readonly at: Date;
};

/** What one API call consumed on one table; a batch or transaction over several tables has one entry for each. */
export type Usage = {
  /** Counts API calls from 1, so that entries of one call can be told from entries of two. */
  readonly call: number;
  readonly operation: Operation;
  readonly table: string;
  /** Units of 1 KB on the table itself. */
  readonly writeUnits: number;
  /** Units of 4 KB, on the table and its indexes. */
  readonly readUnits: number;
  readonly indexWriteUnits: Readonly<Record<string, number>>;
};

/** By physical table name. */
export type Tables = Readonly<Record<string, TableDescription>>;
