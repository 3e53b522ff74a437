import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { Item } from '#test/support/fakes/dynamodb/types.ts';
import { admit } from '#test/support/fakes/dynamodb/values/admit.ts';
import { runs } from '#test/support/laws.ts';
import { givenShelf, KEY, SHELF, shelf } from './shelf.ts';

const put = (Item: Item, more = {}) => new PutCommand({ TableName: SHELF, Item, ...more });
const get = (Key: Item) => new GetCommand({ TableName: SHELF, Key });

describe('a row', () => {
  it('is read back as the document client would read it', async () => {
    const { client } = givenShelf();
    const v = { map: new Map([['a', 1]]), set: new Set(['x']), bytes: Buffer.from('hi'), big: 5n, fn: () => 1 };
    await client.send(put({ ...KEY, v }));
    const { Item } = await client.send(get(KEY));
    const bytes = new Uint8Array([104, 105]);
    expect(Item).toEqual({ ...KEY, v: { map: { a: 1 }, set: new Set(['x']), bytes, big: 5 } });
  });

  it('is a copy on its way in and on its way out', async () => {
    const { client, rows } = givenShelf();
    const item = { ...KEY, list: [1] };
    await client.send(put(item));
    item.list.push(2);
    (await client.send(get(KEY))).Item?.list.push(3);
    expect(rows(SHELF)).toEqual([{ ...KEY, list: [1] }]);
  });

  it('returns what it was when it is put over or deleted', async () => {
    const { client } = givenShelf();
    await client.send(put({ ...KEY, n: 1 }));
    expect((await client.send(put({ ...KEY, n: 2 }, { ReturnValues: 'ALL_OLD' }))).Attributes).toEqual({
      ...KEY,
      n: 1,
    });
    const gone = new DeleteCommand({ TableName: SHELF, Key: KEY, ReturnValues: 'ALL_OLD' });
    expect((await client.send(gone)).Attributes).toEqual({ ...KEY, n: 2 });
    expect(await client.send(gone)).not.toHaveProperty('Attributes');
    expect(await client.send(get(KEY))).not.toHaveProperty('Item');
  });

  it('is listed by pk and sk, in the order of UTF-8', () => {
    const fake = givenShelf();
    for (const [pk, sk] of [
      ['b', '1'],
      ['a', '10'],
      ['a', '2'],
      ['\u{1F600}', '1'],
      ['\uE000', '1'],
    ])
      fake.put(SHELF, { pk, sk });
    expect(fake.rows(SHELF).map(({ pk, sk }) => `${pk}${sk}`)).toEqual(['a10', 'a2', 'b1', '\uE0001', '\u{1F600}1']);
  });

  it.each<[string, Item, string]>([
    ['an empty key', { pk: '', sk: '1' }, 'cannot contain an empty string value. Key: pk'],
    ['no sort key', { pk: 'a' }, 'Missing the key sk in the item'],
    ['a key of another type', { pk: 'a', sk: 1 }, 'Type mismatch for key sk expected: S actual: N'],
    ['an index key of another type', { ...KEY, owner: 1 }, 'Type mismatch for Index Key owner Expected: S Actual: N'],
    ['an empty index key', { ...KEY, state: '' }, 'IndexName: byState, IndexKey: state'],
    ['more than 400 KB', { ...KEY, v: 'x'.repeat(400 * 1024) }, 'Item size has exceeded the maximum allowed size'],
    [
      '33 levels',
      { ...KEY, v: JSON.parse('['.repeat(32) + ']'.repeat(32)) },
      'Nesting Levels have exceeded supported limits',
    ],
    ['a set of two types', { ...KEY, v: new Set([1, 'a']) }, 'A set holds members of one type only'],
    ['a number too small', { ...KEY, v: 1e-131 }, 'Number underflow'],
  ])('is refused with %s', async (_what, item, message) => {
    const refusal = givenShelf().client.send(put(item));
    await expect(refusal).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(refusal).rejects.toThrow(message);
  });

  it('is not found by a key that is not one', async () => {
    const { client } = givenShelf();
    await expect(client.send(get({ pk: 'a' }))).rejects.toThrow('The provided key element does not match the schema');
    await expect(client.send(get({ ...KEY, x: '1' }))).rejects.toThrow('does not match the schema');
    await expect(client.send(get({ pk: 'a', sk: '' }))).rejects.toThrow('empty string value');
  });
});

describe('undefined', () => {
  const nested = { ...KEY, v: { a: undefined, b: [undefined] } };

  it('is refused inside a value, unless the client removes it', async () => {
    await expect(givenShelf().client.send(put(nested))).rejects.toThrow('Pass options.removeUndefinedValues=true');
    const lenient = fakeDynamo({ tables: { [SHELF]: shelf }, marshallOptions: { removeUndefinedValues: true } });
    await lenient.client.send(put(nested));
    expect(lenient.rows(SHELF)).toEqual([{ ...KEY, v: { b: [] } }]);
  });

  it('is dropped as an attribute, whatever the options: so does the document client', async () => {
    const { client, rows } = givenShelf();
    await client.send(put({ ...KEY, v: undefined }));
    expect(rows(SHELF)).toEqual([KEY]);
  });
});

describe('values', () => {
  const outcome = (work: () => unknown): unknown => {
    try {
      return { value: work() };
    } catch (error) {
      return { message: error instanceof Error ? error.message : error };
    }
  };
  const scalar = fc.oneof(
    ...[fc.string(), fc.double(), fc.integer(), fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.boolean()],
    fc.constantFrom<unknown>(
      null,
      undefined,
      new Set(),
      new Set(['a']),
      new Set([1, 2]),
      new Date(0),
      new Uint8Array([1]),
    ),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
  }));
  // The prototype is not an attribute; too small numbers are refused by DynamoDB and not by the client.
  const isOrdinary = (value: unknown): boolean =>
    !/__proto__|e-1[0-9]{2}|e-[23]/.test(JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? 0 : v)) ?? '');

  it.each([{}, { removeUndefinedValues: true }, { convertEmptyValues: true, convertClassInstanceToMap: true }])(
    'come through as through marshall and unmarshall with %j',
    (options) => {
      fc.assert(
        fc.property(fc.record({ v: tree }), (given) => {
          fc.pre(isOrdinary(given));
          const expected = outcome(() => unmarshall(marshall(given, options)));
          expect(outcome(() => admit(given, options))).toEqual(expected);
        }),
        { numRuns: runs(300) },
      );
    },
  );
});

describe('the fake', () => {
  it('refuses what it would otherwise ignore', async () => {
    const { client } = givenShelf();
    await expect(client.send(put(KEY, { Expected: {} }))).rejects.toThrow('does not support Put with Expected');
    await expect(client.send(new DescribeTableCommand({ TableName: SHELF }))).rejects.toThrow(
      'support DescribeTableCommand',
    );
  });

  it('lives beside others, each with its own rows', async () => {
    const [a, b] = [givenShelf(), givenShelf()];
    await a.client.send(put(KEY));
    expect(a.rows(SHELF)).toHaveLength(1);
    expect(b.rows(SHELF)).toEqual([]);
  });
});
