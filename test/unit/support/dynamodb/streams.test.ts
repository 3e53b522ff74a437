import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { Item, StreamChange } from '#test/support/fakes/dynamodb/types.ts';
import { givenShelf, KEY, SHELF, shelf } from './shelf.ts';

const put = (Item: Item) => new PutCommand({ TableName: SHELF, Item });
const remove = (Key: Item) => new DeleteCommand({ TableName: SHELF, Key });

/** The rows that a stream's changes lead to. */
const replay = (changes: readonly StreamChange[]): Item[] => {
  const rows = new Map<string, Item>();
  for (const { keys, newImage } of changes) {
    const id = `${keys.pk}/${keys.sk}`;
    if (newImage) rows.set(id, newImage);
    else rows.delete(id);
  }
  return [...rows.keys()].sort().map((id) => rows.get(id) ?? {});
};

describe('a stream', () => {
  it('has each change with the images before and after, in order', async () => {
    const { client, changes } = givenShelf();
    await client.send(put({ ...KEY, n: 1 }));
    await client.send(put({ ...KEY, n: 2 }));
    await client.send(remove(KEY));
    const found = changes(SHELF);
    const at = new Date('2026-03-01T10:00:00.500Z');
    expect(found).toMatchObject([
      { keys: KEY, newImage: { ...KEY, n: 1 }, at },
      { keys: KEY, oldImage: { ...KEY, n: 1 }, newImage: { ...KEY, n: 2 } },
      { keys: KEY, oldImage: { ...KEY, n: 2 } },
    ]);
    expect(found[0]).not.toHaveProperty('oldImage');
    expect(found[2]).not.toHaveProperty('newImage');
    const numbers = found.map(({ sequenceNumber }) => sequenceNumber);
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(3);
  });

  it('has nothing of a write that changes nothing, fails or is not there to be deleted', async () => {
    const { client, changes } = givenShelf();
    await client.send(put({ ...KEY, s: new Set([1, 2]), m: { a: [1] } }));
    await client.send(put({ m: { a: [1] }, s: new Set([2, 1]), ...KEY }));
    await client.send(new UpdateCommand({ TableName: SHELF, Key: KEY, UpdateExpression: 'SET m.a = m.a REMOVE b' }));
    await client.send(remove({ pk: 'no', sk: 'no' }));
    const guarded = new UpdateCommand({ TableName: SHELF, Key: KEY, ConditionExpression: 'attribute_exists(b)' });
    await expect(client.send(guarded)).rejects.toThrow('The conditional request failed');
    expect(changes(SHELF)).toHaveLength(1);
  });

  it('has what a test plants and removes', () => {
    const fake = givenShelf();
    fake.put(SHELF, KEY);
    fake.remove(SHELF, KEY);
    expect(fake.changes(SHELF)).toHaveLength(2);
  });

  it('is not kept for a table without one', () => {
    const fake = fakeDynamo({ tables: { [SHELF]: { ...shelf, stream: false } } });
    fake.put(SHELF, KEY);
    expect(fake.changes(SHELF)).toEqual([]);
  });

  it('is drained once', () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...KEY, n: 1 });
    expect(fake.drainStream(SHELF)).toHaveLength(1);
    fake.put(SHELF, { ...KEY, n: 2 });
    expect(fake.drainStream(SHELF)).toMatchObject([{ newImage: { n: 2 } }]);
    expect(fake.drainStream(SHELF)).toEqual([]);
    expect(fake.changes(SHELF)).toHaveLength(2);
  });

  it('hands out copies', () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...KEY, list: [1] });
    for (const { newImage } of fake.changes(SHELF)) Object.assign(newImage ?? {}, { list: [2] });
    expect(fake.changes(SHELF)).toMatchObject([{ newImage: { list: [1] } }]);
  });

  it('leads to the rows of the table, whatever was written', async () => {
    const act = fc.record({ sk: fc.constantFrom('1', '2', '3'), n: fc.option(fc.nat(2), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.array(act), async (acts) => {
        const { client, changes, rows } = givenShelf();
        for (const { sk, n } of acts) {
          const key = { pk: 'p', sk };
          await client.send(n === undefined ? remove(key) : (put({ ...key, n }) as never));
        }
        expect(replay(changes(SHELF))).toEqual(rows(SHELF));
        for (const { oldImage, newImage } of changes(SHELF)) expect(oldImage).not.toEqual(newImage);
      }),
    );
  });
});

describe('a stream event', () => {
  it('is what AWS Lambda hands to a handler', async () => {
    const fake = givenShelf();
    const row = {
      ...KEY,
      n: 1.5,
      ok: true,
      none: null,
      s: new Set(['a']),
      m: { l: [1n] },
      b: new Uint8Array([104, 105]),
    };
    fake.put(SHELF, row);
    fake.put(SHELF, { ...row, n: 2 });
    fake.remove(SHELF, KEY);
    const { Records } = fake.toStreamEvent(SHELF, fake.drainStream(SHELF));
    expect(Records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(Records[0]).toMatchObject({
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringMatching(
        /^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/bazaar-test-shelf-table\/stream\//,
      ),
      dynamodb: {
        ApproximateCreationDateTime: 1772359200,
        Keys: { pk: { S: 'book' }, sk: { S: '1' } },
        NewImage: {
          n: { N: '1.5' },
          ok: { BOOL: true },
          none: { NULL: true },
          s: { SS: ['a'] },
          m: { M: { l: { L: [{ N: '1' }] } } },
          b: { B: 'aGk=' },
        },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(Records[0]?.dynamodb).not.toHaveProperty('OldImage');
    const { b: _bytes, ...image } = Records[2]?.dynamodb?.OldImage ?? {};
    expect(unmarshall(image as Parameters<typeof unmarshall>[0])).toMatchObject({ ...KEY, n: 2, s: new Set(['a']) });
    expect(JSON.parse(JSON.stringify(Records))).toEqual(Records);
  });
});
