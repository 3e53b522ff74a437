import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { clientOf } from '#test/support/fakes/sdk-client.ts';
import { type AnyCommand, operationOf } from './commands/dispatch.ts';
import { preparePut } from './commands/prepare-write.ts';
import { readKey } from './commands/single-reads.ts';
import { createEngine, type Engine, type EngineState } from './engine/engine.ts';
import { type InjectedFailures, injectedFailures, type When } from './engine/injected-failures.ts';
import { createMeter } from './engine/meter.ts';
import { comparePositions } from './storage/collection.ts';
import { toStreamChange, toStreamEvent } from './stream-event.ts';
import type { Item, Key, Operation, StreamChange, Tables, Usage } from './types.ts';
import type { MarshallOptions } from './values/admit.ts';
import { compareText } from './values/compare.ts';
import { copyDocument } from './values/copy.ts';

export type FakeDynamoOptions = {
  readonly tables: Tables;
  /** For the time of stream records and of ClientRequestTokens; the machine's clock if not given. */
  readonly clock?: () => Date;
  /** As given to `DynamoDBDocumentClient.from(…, { marshallOptions })` in production. */
  readonly marshallOptions?: MarshallOptions;
};

/** State of a fake: rows, streams with what was drained, request tokens. Not usage, not failures that wait. */
export type FakeDynamoSnapshot = EngineState;

/**
 * DynamoDB in memory, for tests: the document client's class, and DynamoDB's semantics behind its `send`.
 * Each call takes effect at once, before its promise resolves.
 */
export type FakeDynamo = {
  readonly client: DynamoDBDocumentClient;
  /** Copies of all rows, sorted by pk and sk. */
  readonly rows: (table: string) => Item[];
  /** Plants a row: no usage, no failures, but its change goes to the stream. */
  readonly put: (table: string, item: Item) => void;
  readonly remove: (table: string, key: Key) => void;
  /** Every committed change in order; of a table without a stream none. An update that changes nothing leaves none. */
  readonly changes: (table: string) => StreamChange[];
  /** The changes that no earlier call has drained. */
  readonly drainStream: (table: string) => StreamChange[];
  readonly toStreamEvent: (table: string, changes: readonly StreamChange[]) => DynamoDBStreamEvent;
  /** What each API call consumed, by DynamoDB's published rules, in order. Invalid requests consume nothing. */
  readonly usage: () => Usage[];
  readonly resetUsage: () => void;
  /** Makes the next call of the operation fail, before or after its effect; several wait in line. */
  readonly failNext: (operation: Operation, error: Error, when?: When) => void;
  readonly snapshot: () => FakeDynamoSnapshot;
  readonly restore: (snapshot: FakeDynamoSnapshot) => void;
};

const $metadata = { httpStatusCode: 200, requestId: 'fake', attempts: 1, totalRetryDelay: 0 };

const clientFor = (execute: (command: AnyCommand) => object): DynamoDBDocumentClient =>
  clientOf(DynamoDBDocumentClient, (command: AnyCommand) => ({ $metadata, ...execute(command) }));

const executeWith = (engine: Engine, failures: InjectedFailures, used: Usage[]) => {
  let calls = 0;
  return (command: AnyCommand): object => {
    const { operation, run } = operationOf(command);
    calls += 1;
    failures.throwNext(operation, 'before');
    const meter = createMeter();
    const answer = (() => {
      try {
        return run({ ...engine, meter }, command);
      } finally {
        used.push(...meter.usage(calls, operation));
      }
    })();
    failures.throwNext(operation, 'after');
    return answer;
  };
};

const rowsOf = (engine: Engine, table: string): Item[] =>
  [...engine.table(table).rows().partitions.values()]
    .toSorted(([a], [b]) => compareText(a?.partition ?? '', b?.partition ?? ''))
    .flatMap((entries) => entries.toSorted(comparePositions).map(({ row }) => copyDocument(row)));

const plantIn = (engine: Engine, TableName: string, item: Item): void => {
  const prepared = preparePut({ ...engine, meter: createMeter() }, { TableName, Item: item });
  const key = prepared.key();
  engine.commit(prepared.table, prepared.table.plan(key, prepared.next(undefined, key)));
};

const removeFrom = (engine: Engine, name: string, key: Key): void => {
  const table = engine.table(name);
  engine.commit(table, table.plan(readKey({ ...engine, meter: createMeter() }, key), undefined));
};

export const fakeDynamo = (options: FakeDynamoOptions): FakeDynamo => {
  const { tables, clock = () => new Date(), marshallOptions = {} } = options;
  const engine = createEngine({ tables, clock, marshalling: marshallOptions });
  const failures = injectedFailures();
  const used: Usage[] = [];
  return {
    client: clientFor(executeWith(engine, failures, used)),
    rows: (table) => rowsOf(engine, table),
    put: (table, item) => plantIn(engine, table, item),
    remove: (table, key) => removeFrom(engine, table, key),
    changes: (table) => engine.table(table).changes().map(toStreamChange),
    drainStream: (table) => engine.table(table).drain().map(toStreamChange),
    toStreamEvent,
    usage: () => [...used],
    resetUsage: () => {
      used.length = 0;
    },
    failNext: (operation, error, when = 'before') => failures.plant(operation, error, when),
    snapshot: engine.save,
    restore: engine.load,
  };
};
