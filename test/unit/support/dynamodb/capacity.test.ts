import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { Item } from '#test/support/fakes/dynamodb/types.ts';
import { givenShelf, KEY, SHELF } from './shelf.ts';

const INDEXED = { owner: 'ann', placedAt: '2026-01-01' };
const put = (item: Item) => new PutCommand({ TableName: SHELF, Item: { ...KEY, ...item } });
const set = (UpdateExpression: string, values: Item) =>
  new UpdateCommand({ TableName: SHELF, Key: KEY, UpdateExpression, ExpressionAttributeValues: values });

/** What one write consumes on a shelf that has a row or none. */
const writeUnits = async (row: Item | undefined, command: PutCommand | UpdateCommand | DeleteCommand) => {
  const fake = givenShelf();
  if (row) fake.put(SHELF, { ...KEY, ...row });
  await fake.client.send(command as PutCommand).catch((error: Error) => error);
  const [{ writeUnits: table, indexWriteUnits: indexes } = { writeUnits: 0, indexWriteUnits: {} }] = fake.usage();
  return { table, indexes };
};

const text = (bytes: number): string => 'x'.repeat(bytes);

describe('write units', () => {
  it('count begun kilobytes of the item', async () => {
    const frame = 'pk'.length + 'book'.length + 'sk'.length + '1'.length + 'v'.length;
    expect(await writeUnits(undefined, put({ v: text(1024 - frame) }))).toEqual({ table: 1, indexes: {} });
    expect(await writeUnits(undefined, put({ v: text(1025 - frame) }))).toEqual({ table: 2, indexes: {} });
  });

  it('count the larger of the images before and after', async () => {
    expect((await writeUnits({ v: text(3000) }, put({ v: 'x' }))).table).toBe(3);
    expect((await writeUnits({ v: text(3000) }, set('SET v = :v', { ':v': '' }))).table).toBe(3);
    expect((await writeUnits({ v: text(3000) }, new DeleteCommand({ TableName: SHELF, Key: KEY }))).table).toBe(3);
  });

  it('are one for a delete of nothing and for an update that changes nothing', async () => {
    expect((await writeUnits(undefined, new DeleteCommand({ TableName: SHELF, Key: KEY }))).table).toBe(1);
    expect(await writeUnits({ a: 1, ...INDEXED }, set('SET a = :v', { ':v': 1 }))).toEqual({ table: 1, indexes: {} });
  });

  it('are consumed by a write whose condition fails, on the table only', async () => {
    const guarded = (v: string) =>
      new PutCommand({
        TableName: SHELF,
        Item: { ...KEY, v, ...INDEXED },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
    expect(await writeUnits({ v: text(3000) }, guarded('x'))).toEqual({ table: 3, indexes: {} });
    expect(await writeUnits({ v: 'x' }, guarded(text(3000)))).toEqual({ table: 3, indexes: {} });
  });

  it('are none for a request that is invalid', async () => {
    expect(await writeUnits(undefined, set('SET a.b = :v', { ':v': 1 }))).toEqual({ table: 0, indexes: {} });
  });

  it.each<[string, Item | undefined, PutCommand | UpdateCommand | DeleteCommand, Record<string, number>]>([
    ['a row without the keys is not in it', undefined, put({ owner: 'ann' }), {}],
    ['a row that comes in is put', undefined, put(INDEXED), { byOwner: 1 }],
    ['an attribute it does not hold', INDEXED, set('SET v = :v', { ':v': 1 }), {}],
    ['a key that changes is deleted and put', INDEXED, set('SET placedAt = :v', { ':v': '2' }), { byOwner: 2 }],
    ['a key that goes is deleted', INDEXED, put({}), { byOwner: 1 }],
    ['a row that goes is deleted', INDEXED, new DeleteCommand({ TableName: SHELF, Key: KEY }), { byOwner: 1 }],
    ['keys only are small', INDEXED, put({ ...INDEXED, placedAt: '2', v: text(9000) }), { byOwner: 2 }],
    ['of everything, a row that stays as it is', { state: 'a' }, put({ state: 'a' }), {}],
    ['of everything, the larger image', { state: 'a', v: text(3000) }, put({ state: 'a' }), { byState: 3 }],
    [
      'of everything, each image where the key changes',
      { state: 'a', v: text(3000) },
      put({ state: 'b' }),
      { byState: 4 },
    ],
  ])('on an index: %s', async (_what, row, command, indexes) => {
    expect((await writeUnits(row, command)).indexes).toEqual(indexes);
  });
});

describe('read units', () => {
  const readUnits = async (command: GetCommand | QueryCommand | TransactGetCommand) => {
    const fake = givenShelf();
    fake.put(SHELF, { ...KEY, v: text(5000), ...INDEXED });
    fake.put(SHELF, { pk: 'book', sk: '2', v: text(5000), ...INDEXED });
    await fake.client.send(command as GetCommand);
    return fake.usage()[0]?.readUnits;
  };
  const byBook = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'book' } };
  const get = { TableName: SHELF, Key: KEY };

  it('count begun four kilobytes, half of them where the read may be stale', async () => {
    expect(await readUnits(new GetCommand({ ...get, ConsistentRead: true }))).toBe(2);
    expect(await readUnits(new GetCommand(get))).toBe(1);
  });

  it('are consumed by a read of nothing', async () => {
    expect(await readUnits(new GetCommand({ TableName: SHELF, Key: { pk: 'no', sk: 'no' } }))).toBe(0.5);
  });

  it('of a query round the sum of its rows, before the filter', async () => {
    expect(await readUnits(new QueryCommand({ TableName: SHELF, ...byBook }))).toBe(1.5);
    const none = { ...byBook, FilterExpression: 'attribute_exists(nothing)', Select: 'COUNT' } as const;
    expect(await readUnits(new QueryCommand({ TableName: SHELF, ...none }))).toBe(1.5);
  });

  it('of an index count what it holds', async () => {
    const byOwner = {
      IndexName: 'byOwner',
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': 'ann' },
    };
    expect(await readUnits(new QueryCommand({ TableName: SHELF, ...byOwner }))).toBe(0.5);
  });

  it('are doubled in a transaction', async () => {
    expect(await readUnits(new TransactGetCommand({ TransactItems: [{ Get: get }] }))).toBe(4);
  });
});

describe('a transaction', () => {
  const transact = new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName: SHELF, Item: { ...KEY, ...INDEXED } } },
      {
        ConditionCheck: {
          TableName: SHELF,
          Key: { pk: 'book', sk: '2' },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ],
  });

  it('doubles the units of the table, a check included, but not those of its indexes', async () => {
    const fake = givenShelf();
    await fake.client.send(transact);
    expect(fake.usage()).toEqual([
      {
        call: 1,
        operation: 'TransactWrite',
        table: SHELF,
        writeUnits: 4,
        readUnits: 0,
        indexWriteUnits: { byOwner: 1 },
      },
    ]);
  });

  it('consumes the units of the table when it is cancelled', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { pk: 'book', sk: '2' });
    await expect(fake.client.send(transact)).rejects.toThrow('[None, ConditionalCheckFailed]');
    expect(fake.usage()[0]).toHaveProperty('indexWriteUnits', {});
    expect(fake.usage()[0]).toHaveProperty('writeUnits', 4);
  });
});

describe('usage', () => {
  it('has an entry for each call until it is reset', async () => {
    const fake = givenShelf();
    await fake.client.send(put({}));
    await fake.client.send(new GetCommand({ TableName: SHELF, Key: KEY }));
    expect(fake.usage().map(({ call, operation }) => [call, operation])).toEqual([
      [1, 'Put'],
      [2, 'Get'],
    ]);
    fake.resetUsage();
    expect(fake.usage()).toEqual([]);
  });

  it('does not count what a test plants', () => {
    const fake = givenShelf();
    fake.put(SHELF, KEY);
    fake.remove(SHELF, KEY);
    expect(fake.usage()).toEqual([]);
  });

  it('is told by an answer that was asked for it', async () => {
    const fake = givenShelf();
    const item = { TableName: SHELF, Item: { ...KEY, ...INDEXED } };
    const total = await fake.client.send(new PutCommand({ ...item, ReturnConsumedCapacity: 'TOTAL' }));
    expect(total.ConsumedCapacity).toEqual({ TableName: SHELF, CapacityUnits: 2 });
    const gone = { TableName: SHELF, Key: KEY, ReturnConsumedCapacity: 'INDEXES' } as const;
    expect((await fake.client.send(new DeleteCommand(gone))).ConsumedCapacity).toEqual({
      TableName: SHELF,
      CapacityUnits: 2,
      Table: { CapacityUnits: 1 },
      GlobalSecondaryIndexes: { byOwner: { CapacityUnits: 1 } },
    });
  });
});
