import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/inventory/contract/routes.ts';
import { admin, buyer } from '#test/support/system/api-call.ts';
import { stockOf } from '#test/support/system/facts.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';

let system: OfflineSystem;

const setUp = async () => {
  system = offlineSystem();
  await stock(system, CUP);
};

const count = (route: typeof routes.receiveStock | typeof routes.adjustStock, key: string, body: object, sku = 'CUP') =>
  system.call('inventory', { route, params: { sku }, headers: { 'idempotency-key': key }, body, as: admin });

const levels = () =>
  system.published.filter((event) => event['detail-type'] === 'StockLevelChanged.v1').map(({ detail }) => detail.data);

describe('receiving stock', () => {
  beforeEach(setUp);

  it('counts a receipt once, however often it is sent, and gives the same answer', async () => {
    const first = await count(routes.receiveStock, 'delivery-7', { quantity: 5 });
    const again = await count(routes.receiveStock, 'delivery-7', { quantity: 5 });
    expect(first).toMatchObject({ status: 201, body: { available: 15, received: 15 } });
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(stockOf(system)[0]).toMatchObject({ available: 15, received: 15 });
  });

  it('counts once although the answer of the first attempt was lost between the item and its row', async () => {
    system.dynamo.failNext('Update', new Error('lost'), 'after');
    expect((await count(routes.receiveStock, 'delivery-8', { quantity: 5 })).status).toBe(500);
    expect(await count(routes.receiveStock, 'delivery-8', { quantity: 5 })).toMatchObject({
      status: 201,
      body: { available: 15 },
    });
  });

  it('refuses the key of another receipt, a SKU that nobody published, and nonsense', async () => {
    await count(routes.receiveStock, 'delivery-9', { quantity: 5 });
    expect((await count(routes.receiveStock, 'delivery-9', { quantity: 6 })).status).toBe(422);
    expect((await count(routes.receiveStock, 'delivery-10', { quantity: 5 }, 'NOPE')).status).toBe(404);
    expect((await count(routes.receiveStock, 'delivery-11', { quantity: 0 })).status).toBe(400);
    expect((await count(routes.receiveStock, 'delivery-12', { quantity: 1.5 })).status).toBe(400);
    expect(stockOf(system)[0]).toMatchObject({ available: 15 });
  });

  it('is for operators', async () => {
    const answer = await system.call('inventory', {
      route: routes.receiveStock,
      params: { sku: 'CUP' },
      headers: { 'idempotency-key': 'mine' },
      body: { quantity: 1 },
      as: buyer,
    });
    expect(answer.status).toBe(403);
  });
});

describe('adjusting stock', () => {
  beforeEach(setUp);

  it('writes off what is lost, but never what orders hold', async () => {
    await place(system, { lines: [{ sku: 'CUP', quantity: 4 }], total: 4 * 999 });
    await system.settle();
    expect((await count(routes.adjustStock, 'broken-1', { quantity: -7, reason: 'broken' })).status).toBe(409);
    expect(await count(routes.adjustStock, 'broken-2', { quantity: -6, reason: 'broken' })).toMatchObject({
      status: 201,
      body: { available: 0, held: 4, writtenOff: 6, received: 10 },
    });
  });
});

describe('an adjustment that was refused for want of pieces', () => {
  const broken = { quantity: -12, reason: 'broken' };
  beforeEach(async () => {
    await setUp();
    expect((await count(routes.adjustStock, 'broken-1', broken)).status).toBe(409);
  });

  it('may be asked for again under its key, and counts once when there are enough', async () => {
    expect((await count(routes.adjustStock, 'broken-1', broken)).status).toBe(409);
    await count(routes.receiveStock, 'delivery-7', { quantity: 5 });
    const first = await count(routes.adjustStock, 'broken-1', broken);
    expect(first).toMatchObject({ status: 201, body: { available: 3, writtenOff: 12 } });
    const again = await count(routes.adjustStock, 'broken-1', broken);
    expect(again).toMatchObject({ body: first.body, headers: { 'idempotent-replayed': 'true' } });
  });

  it('leaves its key to another request, which then binds it', async () => {
    const fewer = { ...broken, quantity: -2 };
    expect(await count(routes.adjustStock, 'broken-1', fewer)).toMatchObject({ status: 201, body: { writtenOff: 2 } });
    expect((await count(routes.adjustStock, 'broken-1', broken)).status).toBe(422);
  });

  it('stays counted when its answer was lost', async () => {
    await count(routes.receiveStock, 'delivery-7', { quantity: 5 });
    system.dynamo.failNext('Update', new Error('lost'), 'after');
    expect((await count(routes.adjustStock, 'broken-1', broken)).status).toBe(500);
    expect(await count(routes.adjustStock, 'broken-1', broken)).toMatchObject({ body: { writtenOff: 12 } });
  });
});

describe('the level of a SKU', () => {
  beforeEach(setUp);

  it('is told when it changes and only then', async () => {
    await place(system, { key: 'a', lines: [{ sku: 'CUP', quantity: 1 }], total: 999 });
    await place(system, { key: 'b', lines: [{ sku: 'CUP', quantity: 4 }], total: 4 * 999 });
    await place(system, { key: 'c', lines: [{ sku: 'CUP', quantity: 5 }], total: 5 * 999 });
    await system.settle();
    expect(levels()).toEqual(['out', 'in', 'low', 'out'].map((level) => ({ sku: 'CUP', level })));
  });

  it('is for anyone to ask, the counts are not', async () => {
    const params = { sku: 'CUP' };
    expect((await system.call('inventory', { route: routes.getStock, params })).body).toEqual({
      sku: 'CUP',
      level: 'in',
    });
    expect((await system.call('inventory', { route: routes.getStockForOperators, params })).status).toBe(401);
    expect((await system.call('inventory', { route: routes.getStock, params: { sku: 'NOPE' } })).status).toBe(404);
  });
});
