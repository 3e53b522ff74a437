import { PutCommand, paginateScan, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { Item } from '#test/support/fakes/dynamodb/types.ts';
import { givenShelf, SHELF } from './shelf.ts';

const scanAll = async (fake: FakeDynamo, input: { IndexName?: string; Limit?: number }): Promise<Item[]> => {
  const found: Item[] = [];
  const pages = paginateScan({ client: fake.client }, { TableName: SHELF, ...input });
  for await (const { Items } of pages) found.push(...(Items ?? []));
  return found;
};

const sorted = (items: Item[]): Item[] => items.toSorted((a, b) => `${a.pk}/${a.sk}`.localeCompare(`${b.pk}/${b.sk}`));

describe('a scan', () => {
  it('keeps partitions together but not in the order of their keys', async () => {
    const fake = givenShelf();
    const partitions = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const pk of partitions) for (const sk of ['2', '1']) fake.put(SHELF, { pk, sk });
    const found = await scanAll(fake, {});
    expect(sorted(found)).toEqual(fake.rows(SHELF));
    expect(found.map(({ sk }) => sk)).toEqual(partitions.flatMap(() => ['1', '2']));
    expect(found).not.toEqual(fake.rows(SHELF));
  });

  it('may filter by the key', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { pk: 'a', sk: '1' });
    fake.put(SHELF, { pk: 'b', sk: '1' });
    const byKey = { FilterExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'b' } };
    const { Items, ScannedCount } = await fake.client.send(new ScanCommand({ TableName: SHELF, ...byKey }));
    expect(Items).toEqual([{ pk: 'b', sk: '1' }]);
    expect(ScannedCount).toBe(2);
  });

  it('finds in an index what follows from the table, whatever was written before', async () => {
    const key = fc.record({ pk: fc.constantFrom('a', 'b', 'c'), sk: fc.constantFrom('1', '2') });
    const value = fc.constantFrom('x', 'y', undefined);
    const row = fc.record({ owner: value, placedAt: value, state: value, n: fc.nat(3) });
    const act = fc.record({ kind: fc.constantFrom('put', 'patch', 'remove'), key, row });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 15 }), fc.integer({ min: 1, max: 4 }), async (acts, Limit) => {
        const fake = givenShelf();
        for (const { kind, key: at, row: item } of acts) {
          if (kind === 'remove') fake.remove(SHELF, at);
          else if (kind === 'put')
            await fake.client.send(new PutCommand({ TableName: SHELF, Item: { ...at, ...item } }));
          else await fake.client.send(patch(at, item.owner));
        }
        const rows = fake.rows(SHELF);
        expect(sorted(await scanAll(fake, { Limit }))).toEqual(rows);
        expect(sorted(await scanAll(fake, { Limit, IndexName: 'byState' }))).toEqual(rows.filter(({ state }) => state));
        const owned = rows.filter(({ owner, placedAt }) => owner && placedAt);
        const keysOnly = owned.map(({ pk, sk, owner, placedAt }) => ({ pk, sk, owner, placedAt }));
        expect(sorted(await scanAll(fake, { Limit, IndexName: 'byOwner' }))).toEqual(keysOnly);
      }),
    );
  });
});

const patch = (key: Item, owner: string | undefined) =>
  new UpdateCommand({
    TableName: SHELF,
    Key: key,
    UpdateExpression: owner ? 'SET #owner = :owner' : 'REMOVE #owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ...(owner && { ExpressionAttributeValues: { ':owner': owner } }),
  });
