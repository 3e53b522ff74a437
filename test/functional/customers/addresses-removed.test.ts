import { beforeEach, describe, expect, it } from '@jest/globals';
import { addAddress, listAddresses, removeAddress } from '#functions/customers/contract/routes.ts';
import { customersDesk, type Desk, TABLE } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
const setUp = () => {
  desk = customersDesk();
};

const DAY_MS = 86_400_000;
const mary = { sub: 'sub-mary' };
const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const home = { name: 'Mary', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
const work = { ...home, line1: 'Nebenstr. 2' };

const adding = (body: unknown, key = 'key-1') =>
  desk.call(addAddress, { as: mary, body, headers: { 'idempotency-key': key } });
const removing = (addressId: string, version: number) =>
  desk.call(removeAddress, { as: mary, params: { addressId }, headers: { 'if-match': `"${version}"` } });
const listed = async () => (await desk.call(listAddresses, { as: mary })).body.items;

describe('an address that was added and removed', () => {
  beforeEach(setUp);

  it('is not brought back by a repeat of its request', async () => {
    const { id } = (await adding(home)).body;
    await removing(id, 1);
    expect(await adding(home)).toMatchObject({ status: 410, body: problem('address-removed') });
    expect(await listed()).toEqual([]);
  });

  it('is remembered for a day, however many there are', async () => {
    for (let n = 0; n < 100; n += 1) await removing((await adding(home, `key-${n}`)).body.id, 1);
    const removed = { status: 410, body: problem('address-removed') };
    for (const key of ['key-0', 'key-99']) expect(await adding(home, key)).toMatchObject(removed);
    desk.world.pass(DAY_MS - 60_000);
    expect(await adding(home, 'key-0')).toMatchObject(removed);
    desk.world.pass(60_000);
    expect(await adding(home, 'key-0')).toMatchObject({ status: 201 });
  });

  it('does not fill the row: adding waits, removing does not', async () => {
    const kept = (await adding(home, 'kept')).body.id;
    for (let n = 0; n < 99; n += 1) {
      await removing((await adding(work, `key-${n}`)).body.id, 1);
      desk.world.pass(1_000);
    }
    expect(await adding(home, 'one-more')).toMatchObject({
      status: 429,
      headers: { 'retry-after': String(86_400 - 99) },
      body: { ...problem('too-many-address-changes'), limit: 100 },
    });
    expect(await removing(kept, 1)).toMatchObject({ status: 200 });
    desk.world.pass(DAY_MS);
    expect(await adding(home, 'one-more')).toMatchObject({ status: 201 });
  });

  it('is known in a row of earlier days too, and then for a day', async () => {
    const { id } = (await adding(home)).body;
    await removing(id, 1);
    const [row] = desk.dynamo.rows(TABLE).filter(({ sk }) => sk === 'addresses');
    desk.dynamo.put(TABLE, { ...row, removed: [id] });
    expect(await adding(home)).toMatchObject({ status: 410 });
    await adding(work, 'key-2');
    desk.world.pass(DAY_MS);
    expect(await adding(home)).toMatchObject({ status: 201 });
  });
});
