import { describe, expect, it } from '@jest/globals';
import { readRows, writeIfNewer } from '#functions/shared/runtime/replica.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { tableOf, tables } from '#test/support/system/tables.ts';

const table = tableOf('cart');
const key = { pk: 'product#MUG', sk: 'product' };

const scene = () => {
  const { client, rows } = fakeDynamo({ tables, clock: () => new Date(0) });
  const write = (values: Record<string, unknown>, sequence?: string) =>
    writeIfNewer(client, { table, key, values, ...(sequence && { sequence }) });
  return { client, write, row: () => rows(table)[0] };
};

describe('a replica', () => {
  it('keeps the newest word, in whatever order they come', async () => {
    const { write, row } = scene();
    await write({ title: 'new', sequence: 3 });
    await write({ title: 'old', sequence: 2 });
    await write({ title: 'again', sequence: 3 });
    expect(row()).toEqual({ ...key, title: 'new', sequence: 3 });
  });

  it('forgets what the newer word leaves out', async () => {
    const { write, row } = scene();
    await write({ grams: 500, sequence: 1 });
    await write({ grams: undefined, sequence: 2 });
    expect(row()).toEqual({ ...key, sequence: 2 });
  });

  it('lets two sources write beside each other, each with a sequence of its own', async () => {
    const { write, row } = scene();
    await write({ title: 'mug', sequence: 9 });
    await write({ level: 'low', levelSequence: 1 }, 'levelSequence');
    await write({ level: 'in', levelSequence: 1 }, 'levelSequence');
    expect(row()).toEqual({ ...key, title: 'mug', sequence: 9, level: 'low', levelSequence: 1 });
  });

  it('is read in any number, without those that are not there', async () => {
    const { client, write } = scene();
    await write({ title: 'mug', sequence: 1 });
    const keys = [key, ...Array.from({ length: 150 }, (_, index) => ({ pk: `product#${index}`, sk: 'product' }))];
    expect(await readRows(client, table, keys, { consistent: false })).toMatchObject([{ title: 'mug' }]);
  });
});
