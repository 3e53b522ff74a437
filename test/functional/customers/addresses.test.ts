import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  addAddress,
  changeAddress,
  getAddress,
  listAddresses,
  removeAddress,
} from '#functions/customers/contract/routes.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { customersDesk, type Desk, TABLE } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
const setUp = () => {
  desk = customersDesk();
};

const mary = { sub: 'sub-mary' };
const eve = { sub: 'sub-eve' };
const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const home = { name: 'Mary', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
const work = { ...home, line1: 'Nebenstr. 2' };

const adding = (body: unknown, key = 'key-1', as = mary) =>
  desk.call(addAddress, { as, body, headers: { 'idempotency-key': key } });
const changing = (addressId: string, version: number, body: unknown, as = mary) =>
  desk.call(changeAddress, { as, params: { addressId }, body, headers: { 'if-match': `"${version}"` } });
const removing = (addressId: string, version: number, as = mary) =>
  desk.call(removeAddress, { as, params: { addressId }, headers: { 'if-match': `"${version}"` } });
const listed = async () => (await desk.call(listAddresses, { as: mary })).body.items;
const shown = async () => (await listed()).map(({ line1, default: isDefault, version }) => [line1, isDefault, version]);

describe('POST /customers/me/addresses', () => {
  beforeEach(setUp);

  it('adds an address; the first is the default', async () => {
    const first = await adding(home);
    expect(first).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { ...home, default: true, version: 1 },
    });
    expect(first.headers.location).toBe(`/customers/me/addresses/${first.body.id}`);
    expect(await adding(work, 'key-2')).toMatchObject({ body: { default: false } });
    expect(await shown()).toEqual([
      ['Hauptstr. 1', true, 1],
      ['Nebenstr. 2', false, 1],
    ]);
  });

  it('may make it the default, which changes the one before too', async () => {
    await adding(home);
    await adding({ ...work, default: true }, 'key-2');
    expect(await shown()).toEqual([
      ['Hauptstr. 1', false, 2],
      ['Nebenstr. 2', true, 1],
    ]);
  });

  it('adds one for each key, and says the same again', async () => {
    const first = await adding(home);
    const again = await adding(home);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' }, body: first.body });
    expect(await adding(work)).toMatchObject({ status: 422, body: problem('idempotency-key-reused') });
    expect(await adding(home, 'key-1', eve)).not.toHaveProperty(['headers', 'idempotent-replayed']);
    expect(await listed()).toHaveLength(1);
    expect(await desk.call(addAddress, { as: mary, body: home })).toMatchObject({ status: 400 });
  });

  it('says the same again when the address was changed, or another is the default now', async () => {
    const first = await adding(home);
    await adding({ ...work, default: true }, 'key-2');
    await changing(first.body.id, 2, { ...home, line1: 'Hauptstr. 9' });
    expect(await adding(home)).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: first.body });
    const second = await adding({ ...work, default: true }, 'key-2');
    expect(second.body).toMatchObject({ line1: 'Nebenstr. 2', default: true, version: 1 });
    expect(await shown()).toEqual([
      ['Hauptstr. 9', false, 3],
      ['Nebenstr. 2', true, 1],
    ]);
  });

  it('adds one when the same request comes twice at once', async () => {
    const answers = await Promise.all([adding(home), adding(home)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await listed()).toHaveLength(1);
  });

  it('keeps 20', async () => {
    for (let n = 0; n < 20; n += 1) await adding(home, `key-${n}`);
    expect(await adding(home, 'one-more')).toMatchObject({
      status: 409,
      body: { ...problem('address-book-full'), limit: 20 },
    });
    expect(await adding(home, 'key-7')).toMatchObject({ status: 201 });
  });

  it('makes the profile when it is the first call', async () => {
    await adding(home);
    expect((await desk.published()).map(({ type }) => type)).toEqual(['CustomerRegistered.v1']);
  });

  it('is decided anew when another device writes at the same time', async () => {
    const answers = await Promise.all([adding(home, 'a'), adding(home, 'b'), adding(home, 'c')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await listed()).filter((one) => one.default)).toHaveLength(1);
  });

  it('gives up after three tries', async () => {
    await adding(home);
    for (let n = 0; n < 3; n += 1) desk.dynamo.failNext('Put', new ConcurrentChange('busy'));
    expect(await adding(work, 'key-2')).toMatchObject({ status: 503, body: problem('concurrent-change') });
  });
});

describe('PUT /customers/me/addresses/{addressId}', () => {
  beforeEach(setUp);

  it('rewrites one address and leaves the ETags of the others', async () => {
    const { id } = (await adding(home)).body;
    await adding(work, 'key-2');
    expect(await changing(id, 1, { ...home, line1: 'Hauptstr. 9' })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { line1: 'Hauptstr. 9', default: true, version: 2 },
    });
    expect(await shown()).toEqual([
      ['Hauptstr. 9', true, 2],
      ['Nebenstr. 2', false, 1],
    ]);
    expect(await desk.call(getAddress, { as: mary, params: { addressId: id } })).toMatchObject({
      headers: { etag: '"2"' },
      body: { line1: 'Hauptstr. 9' },
    });
  });

  it('makes another the default, in one write', async () => {
    await adding(home);
    const { id } = (await adding(work, 'key-2')).body;
    desk.dynamo.resetUsage();
    await changing(id, 1, { ...work, default: true });
    expect(desk.dynamo.usage().map(({ operation }) => operation)).toEqual(['Get', 'Put']);
    expect(await shown()).toEqual([
      ['Hauptstr. 1', false, 2],
      ['Nebenstr. 2', true, 2],
    ]);
  });

  it('writes nothing when nothing changes', async () => {
    const { id } = (await adding(home)).body;
    desk.dynamo.resetUsage();
    expect(await changing(id, 1, home)).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it('serves one of two devices; the other reads again', async () => {
    const { id } = (await adding(home)).body;
    const answers = await Promise.all([changing(id, 1, work), changing(id, 1, { ...home, line2: 'Hof' })]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    expect(await changing(id, 1, home)).toMatchObject({ status: 412, body: problem('stale-version') });
  });

  it('serves two devices that change different addresses', async () => {
    const one = (await adding(home)).body.id;
    const other = (await adding(work, 'key-2')).body.id;
    const line2 = 'Hof';
    const answers = await Promise.all([changing(one, 1, { ...home, line2 }), changing(other, 1, { ...work, line2 })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('checks the country, and asks for the version', async () => {
    const { id: addressId } = (await adding(home)).body;
    expect(await changing(addressId, 1, { ...home, country: 'FR', postalCode: '1' })).toMatchObject({ status: 422 });
    expect(await desk.call(changeAddress, { as: mary, params: { addressId }, body: home })).toMatchObject({
      status: 428,
    });
  });
});

describe('DELETE /customers/me/addresses/{addressId}', () => {
  beforeEach(setUp);

  it('removes it; the oldest that is left is the default then', async () => {
    const { id } = (await adding(home)).body;
    await adding(work, 'key-2');
    expect(await removing(id, 7)).toMatchObject({ status: 412 });
    expect(await removing(id, 1)).toMatchObject({
      status: 200,
      body: { items: [{ line1: 'Nebenstr. 2', default: true, version: 2 }] },
    });
    expect(await removing(id, 1)).toMatchObject({ status: 404, body: problem('address-not-found') });
  });

  it('leaves nothing after the last', async () => {
    const { id } = (await adding(home)).body;
    expect(await removing(id, 1)).toMatchObject({ body: { items: [] } });
    expect(JSON.stringify(desk.dynamo.rows(TABLE))).not.toContain('Hauptstr');
    expect(await adding(work, 'key-2')).toMatchObject({ body: { default: true } });
  });
});

describe("another's address", () => {
  beforeEach(setUp);

  it('is not there', async () => {
    const { id } = (await adding(home)).body;
    const unknown = { status: 404, body: problem('address-not-found') };
    expect(await desk.call(getAddress, { as: eve, params: { addressId: id } })).toMatchObject(unknown);
    expect(await changing(id, 1, work, eve)).toMatchObject(unknown);
    expect(await removing(id, 1, eve)).toMatchObject(unknown);
    expect(await desk.call(listAddresses, { as: eve })).toMatchObject({ body: { items: [] } });
    expect(await shown()).toEqual([['Hauptstr. 1', true, 1]]);
  });

  it('is as unknown as one that never was', async () => {
    for (const addressId of ['adr_guess', '../me', "' OR 1=1", 'x'.repeat(64)])
      expect(await changing(addressId, 1, home)).toMatchObject({ status: 404 });
  });
});
