/** A secondary index: its keys are attributes of the row, so a row without them is not in it (sparse). */
export type IndexDescription = {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly projection: 'KEYS_ONLY' | 'ALL';
};

/**
 * One table, described once and read three times: by the CDK construct, by the repository and by the test fake.
 * Every table has string keys `pk` and `sk`.
 */
export type TableDescription = {
  readonly context: string;
  readonly indexes: Readonly<Record<string, IndexDescription>>;
  /** New and old images go to the context's relay. */
  readonly stream: boolean;
  /** Rows with an `expiresAt` (seconds since the epoch) are collected as garbage; readers check the time themselves. */
  readonly expires: boolean;
};

export const defineTable = <const T extends TableDescription>(description: T): T => description;
