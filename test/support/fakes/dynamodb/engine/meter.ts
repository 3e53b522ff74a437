import type { Capacity, ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { validationException } from '../errors.ts';
import type { Operation, Usage } from '../types.ts';

type Consumption = {
  readonly table: string;
  write: number;
  read: number;
  readonly indexWrites: Record<string, number>;
  readonly indexReads: Record<string, number>;
};

/** Counts what one API call consumes. */
export type Meter = {
  readonly write: (table: string, units: number, indexUnits?: Readonly<Record<string, number>>) => void;
  readonly read: (table: string, units: number, index?: string) => void;
  /** One entry for each table, in the order of first use. */
  readonly usage: (call: number, operation: Operation) => readonly Usage[];
  readonly consumptions: () => readonly Consumption[];
};

const add = (to: Record<string, number>, name: string, units: number): void => {
  to[name] = (to[name] ?? 0) + units;
};

const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((total, unit) => total + unit, 0);

export const createMeter = (): Meter => {
  const found: Consumption[] = [];
  const of = (table: string): Consumption => {
    const known = found.find((consumption) => consumption.table === table);
    if (known) return known;
    const fresh: Consumption = { table, write: 0, read: 0, indexWrites: {}, indexReads: {} };
    found.push(fresh);
    return fresh;
  };
  return {
    write: (table, units, indexUnits) => {
      const consumption = of(table);
      consumption.write += units;
      for (const index in indexUnits) add(consumption.indexWrites, index, indexUnits[index] ?? 0);
    },
    read: (table, units, index) => {
      const consumption = of(table);
      if (index === undefined) consumption.read += units;
      else add(consumption.indexReads, index, units);
    },
    usage: (call, operation) =>
      found.map(({ table, write, read, indexWrites, indexReads }) => ({
        call,
        operation,
        table,
        writeUnits: write,
        readUnits: read + sum(indexReads),
        indexWriteUnits: { ...indexWrites },
      })),
    consumptions: () => found,
  };
};

const byIndex = ({ indexWrites, indexReads }: Consumption): Pick<ConsumedCapacity, 'GlobalSecondaryIndexes'> => {
  const units = { ...indexReads };
  for (const index in indexWrites) add(units, index, indexWrites[index] ?? 0);
  const indexes = Object.entries(units).map(([index, CapacityUnits]) => [index, { CapacityUnits }]);
  return indexes.length > 0 ? { GlobalSecondaryIndexes: Object.fromEntries(indexes) } : {};
};

const split = (consumption: Consumption): Pick<ConsumedCapacity, 'ReadCapacityUnits' | 'WriteCapacityUnits'> => {
  const [reads, writes] = [
    consumption.read + sum(consumption.indexReads),
    consumption.write + sum(consumption.indexWrites),
  ];
  return { ...(reads > 0 && { ReadCapacityUnits: reads }), ...(writes > 0 && { WriteCapacityUnits: writes }) };
};

const tableUnits = ({ read, write }: Consumption, kind: 'plain' | 'transaction'): Capacity => ({
  CapacityUnits: read + write,
  ...(kind === 'transaction' && read > 0 && { ReadCapacityUnits: read }),
  ...(kind === 'transaction' && write > 0 && { WriteCapacityUnits: write }),
});

const MODES: ReadonlySet<unknown> = new Set(['INDEXES', 'TOTAL', 'NONE', undefined]);

/** @throws ValidationException for a ReturnConsumedCapacity that does not exist */
export const refuseCapacityMode = (mode: unknown): void => {
  if (MODES.has(mode)) return;
  const rule = 'Member must satisfy enum value set: [INDEXES, TOTAL, NONE]';
  throw validationException(
    `1 validation error detected: Value '${mode}' at 'returnConsumedCapacity' failed to satisfy constraint: ${rule}`,
  );
};

/**
 * ConsumedCapacity as an answer gives it, one for each table; undefined if it was not asked for. Only transactions
 * tell reads from writes.
 */
export const consumedCapacity = (
  meter: Meter,
  mode: string | undefined,
  kind: 'plain' | 'transaction' = 'plain',
): ConsumedCapacity[] | undefined => {
  if (mode !== 'TOTAL' && mode !== 'INDEXES') return undefined;
  return meter.consumptions().map((consumption) => {
    const { table, write, read, indexWrites, indexReads } = consumption;
    const total = write + read + sum(indexWrites) + sum(indexReads);
    return {
      TableName: table,
      CapacityUnits: total,
      ...(kind === 'transaction' && split(consumption)),
      ...(mode === 'INDEXES' && { Table: tableUnits(consumption, kind), ...byIndex(consumption) }),
    };
  });
};
