import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { Item } from '#test/support/fakes/dynamodb/types.ts';
import { givenShelf, SHELF } from './shelf.ts';

const query = (fake: FakeDynamo, input: Partial<QueryCommandInput>) =>
  fake.client.send(new QueryCommand({ TableName: SHELF, ...input }));

const givenRows = (...sortKeys: readonly string[]): FakeDynamo => {
  const fake = givenShelf();
  for (const [n, sk] of sortKeys.entries()) fake.put(SHELF, { pk: 'p', sk, n, owner: 'ann', placedAt: `t${n % 2}` });
  fake.put(SHELF, { pk: 'other', sk: 'a' });
  return fake;
};

const byKey = (condition: string, values: Item = {}) => ({
  KeyConditionExpression: condition,
  ExpressionAttributeValues: { ':p': 'p', ...values },
});
const byOwner = {
  IndexName: 'byOwner',
  KeyConditionExpression: '#o = :o',
  ExpressionAttributeNames: { '#o': 'owner' },
  ExpressionAttributeValues: { ':o': 'ann' },
};
const sortKeys = (items: Item[] | undefined) => items?.map(({ sk }) => sk);

describe('a query', () => {
  it.each([
    ['pk = :p', {}, ['a', 'ab', 'b', 'c']],
    ['(pk = :p) AND (sk = :s)', { ':s': 'b' }, ['b']],
    ['sk < :s AND pk = :p', { ':s': 'b' }, ['a', 'ab']],
    ['pk = :p AND sk <= :s', { ':s': 'b' }, ['a', 'ab', 'b']],
    ['pk = :p AND sk > :s', { ':s': 'ab' }, ['b', 'c']],
    [':s <= sk AND :p = pk', { ':s': 'b' }, ['b', 'c']],
    ['pk = :p AND sk BETWEEN :s AND :t', { ':s': 'aa', ':t': 'b' }, ['ab', 'b']],
    ['pk = :p AND begins_with(sk, :s)', { ':s': 'a' }, ['a', 'ab']],
  ])('for %s finds its rows in order', async (condition, values, expected) => {
    const { Items, Count } = await query(givenRows('c', 'a', 'b', 'ab'), byKey(condition, values));
    expect(sortKeys(Items)).toEqual(expected);
    expect(Count).toBe(expected.length);
  });

  it('counts what it read apart from what it found', async () => {
    const filter = { FilterExpression: 'n >= :n', ProjectionExpression: 'n' };
    const answer = await query(givenRows('a', 'b', 'c'), { ...byKey('pk = :p', { ':n': 1 }), ...filter, Limit: 2 });
    expect(answer).toMatchObject({
      Items: [{ n: 1 }],
      Count: 1,
      ScannedCount: 2,
      LastEvaluatedKey: { pk: 'p', sk: 'b' },
    });
  });

  it('only counts if asked to', async () => {
    const answer = await query(givenRows('a', 'b'), { ...byKey('pk = :p'), Select: 'COUNT' });
    expect(answer).toMatchObject({ Count: 2, ScannedCount: 2 });
    expect(answer).not.toHaveProperty('Items');
  });

  it('says that there may be more when it stops at its limit, even at the last row', async () => {
    const fake = givenRows('a', 'b');
    const page = await query(fake, { ...byKey('pk = :p'), Limit: 2 });
    expect(page.LastEvaluatedKey).toEqual({ pk: 'p', sk: 'b' });
    const next = await query(fake, { ...byKey('pk = :p'), ExclusiveStartKey: page.LastEvaluatedKey });
    expect(next).toMatchObject({ Items: [], Count: 0 });
    expect(next).not.toHaveProperty('LastEvaluatedKey');
  });

  it('goes on from a key whose row is gone', async () => {
    const fake = givenRows('a', 'b', 'c');
    fake.remove(SHELF, { pk: 'p', sk: 'b' });
    const rest = await query(fake, { ...byKey('pk = :p'), ExclusiveStartKey: { pk: 'p', sk: 'b' } });
    expect(sortKeys(rest.Items)).toEqual(['c']);
  });

  it('ends its page at a megabyte', async () => {
    const fake = givenShelf();
    for (const sk of ['1', '2', '3', '4']) fake.put(SHELF, { pk: 'p', sk, v: 'x'.repeat(390_000) });
    const page = await query(fake, byKey('pk = :p'));
    expect(page).toMatchObject({ Count: 3, LastEvaluatedKey: { pk: 'p', sk: '3' } });
  });

  it('picks parts of rows, closing up lists', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { pk: 'p', sk: '1', a: { b: [1, 2, { c: 3, d: 4 }], e: 5 }, f: 6 });
    const ProjectionExpression = 'a.b[2].c, a.b[0], #f, nothing.here';
    const names = { ExpressionAttributeNames: { '#f': 'f' } };
    const { Items } = await query(fake, { ...byKey('pk = :p'), ...names, ProjectionExpression });
    expect(Items).toEqual([{ a: { b: [1, { c: 3 }] }, f: 6 }]);
  });

  it('reads every row once by pages, whatever the range, the page and the direction', async () => {
    const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
    const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { maxLength: 12 }),
        key,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        async (keys, from, Limit, forward) => {
          const fake = givenRows(...keys);
          const seen: unknown[] = [];
          const range = { ...byKey('pk = :p AND sk >= :s', { ':s': from }), Limit, ScanIndexForward: forward };
          let ExclusiveStartKey: Item | undefined;
          do {
            const page = await query(fake, { ...range, ExclusiveStartKey });
            seen.push(...(page.Items ?? []).map(({ sk }) => sk));
            ExclusiveStartKey = page.LastEvaluatedKey;
          } while (ExclusiveStartKey);
          const expected = keys.filter((sk) => compare(sk, from) >= 0).sort(compare);
          expect(seen).toEqual(forward ? expected : expected.toReversed());
        },
      ),
    );
  });
});

describe('a query of an index', () => {
  it('sees only rows that have its keys, and of them only what it holds', async () => {
    const { Items } = await query(givenRows('a'), byOwner);
    expect(Items).toEqual([{ pk: 'p', sk: 'a', owner: 'ann', placedAt: 't0' }]);
  });

  it('has pages whose cursor names the index keys too', async () => {
    const fake = givenRows('a', 'b', 'c');
    const page = await query(fake, { ...byOwner, Limit: 1 });
    expect(page.LastEvaluatedKey).toEqual({ pk: 'p', sk: 'a', owner: 'ann', placedAt: 't0' });
    const rest = await query(fake, { ...byOwner, ExclusiveStartKey: page.LastEvaluatedKey });
    expect(sortKeys(rest.Items)).toEqual(['c', 'b']);
  });

  it('follows a row whose index key changes or goes', async () => {
    const fake = givenRows('a', 'b');
    fake.put(SHELF, { pk: 'p', sk: 'a', owner: 'bob', placedAt: 't0' });
    fake.put(SHELF, { pk: 'p', sk: 'b', owner: 'ann' });
    expect((await query(fake, byOwner)).Items).toEqual([]);
  });
});

describe('a query that DynamoDB refuses', () => {
  const at = (sk: string, pk = 'p') => ({ ExclusiveStartKey: { pk, sk } });
  it.each<[string, Partial<QueryCommandInput>, string]>([
    ['no partition', byKey('sk = :p'), 'Query condition missed key schema element: pk'],
    ['a range of partitions', byKey('pk > :p'), 'Query key condition not supported'],
    ['another attribute', byKey('pk = :p AND n = :n', { ':n': 'x' }), 'Query condition missed key schema element: sk'],
    ['two conditions on a key', byKey('pk = :p AND sk > :p AND sk < :p'), 'must only contain one condition per key'],
    [
      'an operator that keys do not have',
      byKey('pk = :p AND sk <> :p'),
      'Invalid operator used in KeyConditionExpression',
    ],
    ['an OR', byKey('pk = :p OR sk = :p'), 'Invalid operator used in KeyConditionExpression: OR'],
    ['a function that keys do not have', byKey('pk = :p AND contains(sk, :p)'), 'KeyConditionExpression: contains'],
    [
      'a sort key of another type',
      byKey('pk = :p AND sk > :s', { ':s': 1 }),
      'Condition parameter type does not match',
    ],
    ['an empty key', byKey('pk = :p AND begins_with(sk, :s)', { ':s': '' }), 'cannot contain an empty string value'],
    ['a filter on the key', { ...byKey('pk = :p'), FilterExpression: 'sk = :p' }, 'Primary key attribute: sk'],
    ['no condition', {}, 'KeyConditionExpression parameter must be specified'],
    ['a limit of 0', { ...byKey('pk = :p'), Limit: 0 }, 'Member must have value greater than or equal to 1'],
    ['an unknown index', { ...byKey('pk = :p'), IndexName: 'x' }, 'The table does not have the specified index: x'],
    ['a consistent read of an index', { ...byOwner, ConsistentRead: true }, 'Consistent reads are not supported'],
    ['what an index does not hold', { ...byOwner, ProjectionExpression: 'n' }, 'byOwner does not project [n]'],
    [
      'a filter on what it does not hold',
      { ...byOwner, FilterExpression: 'attribute_exists(n)' },
      'filter attributes: [n]',
    ],
    ['all attributes of keys only', { ...byOwner, Select: 'ALL_ATTRIBUTES' }, 'its projection type is not ALL'],
    ['a start without the index key', { ...byOwner, ...at('a') }, 'The provided starting key is invalid'],
    ['a start in another partition', { ...byKey('pk = :p'), ...at('a', 'q') }, 'outside query boundaries'],
    [
      'a start out of range',
      { ...byKey('pk = :p AND sk > :s', { ':s': 'b' }), ...at('a') },
      'outside query boundaries',
    ],
    ['paths that overlap', { ...byKey('pk = :p'), ProjectionExpression: 'a, a.b' }, 'Two document paths overlap'],
  ])('for %s', async (_what, input, message) => {
    const refusal = query(givenRows('a', 'b'), input);
    await expect(refusal).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(refusal).rejects.toThrow(message);
  });
});
