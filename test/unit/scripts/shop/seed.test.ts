import { describe, expect, it } from '@jest/globals';
import { createProduct } from '#functions/catalog/contract/operator-routes.ts';
import { getStockForOperators, receiveStock } from '#functions/inventory/contract/routes.ts';
import { seed } from '#scripts/seed/seed.ts';
import type { KeyedProduct } from '#scripts/seed/seed-product.ts';
import { fakeApi, problem, type Received, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { stockOf } from '#test/unit/scripts/shop/support/things.ts';

const at = '2026-01-01T12:00:00.000Z';

const keyed = (name: string, ...stock: readonly number[]): KeyedProduct => ({
  externalId: `seed:${name}`,
  title: name,
  description: '',
  category: ['Things'],
  taxCategory: 'standard',
  variants: stock.map((pieces, index) => ({
    sku: `${name.toUpperCase()}-${index}`,
    prices: { EUR: 100 },
    stock: pieces,
  })),
});

const PRODUCTS = [keyed('mug', 40, 7), keyed('pot', 0), keyed('cup', 3)];

/** A shop that hears of each SKU at the second time of asking. */
const shop = () => {
  const made = new Map<string, unknown>();
  const asked = new Set<string>();
  const received = new Map<string, number>();
  const create = ({ key = '', body }: Received): Reply => {
    const replayed = made.has(key);
    made.set(key, body);
    const variants = (body as { variants: object[] }).variants.map((one) => ({ ...one, status: 'active' }));
    const view = { ...(body as object), variants, id: 'prd_1', status: 'published', version: 1, createdAt: at };
    const headers = { ...(replayed && { 'idempotent-replayed': 'true' }) };
    return { status: 201, body: { ...view, updatedAt: at }, headers };
  };
  const receive = ({ params: { sku = '' }, body }: Received): Reply => {
    if (!asked.has(sku)) {
      asked.add(sku);
      return problem(404, 'unknown-sku');
    }
    received.set(sku, (received.get(sku) ?? 0) + (body as { quantity: number }).quantity);
    return { status: 201, body: stockOf(sku) };
  };
  const look = ({ params: { sku = '' } }: Received): Reply => ({
    status: 200,
    body: stockOf(sku, { received: received.get(sku) ?? 0 }),
  });
  const api = fakeApi().on(createProduct, create).on(receiveStock, receive).on(getStockForOperators, look);
  return { ...api, made, stock: received };
};

const run = (api: ReturnType<typeof shop>, log: (line: string) => void = () => {}) => {
  const sleep = async () => {};
  return seed({ apiUrl: 'http://api.test', adminToken: 'admin', log, products: PRODUCTS, fetch: api.fetch, sleep });
};

describe('the seed', () => {
  it('publishes its products as the admin, and receives their first stock once inventory knows them', async () => {
    const api = shop();
    const lines: string[] = [];
    expect(await run(api, (line) => lines.push(line))).toEqual({ products: 3, created: 3, received: 3 });
    expect([...api.made.keys()]).toEqual(['seed:mug', 'seed:pot', 'seed:cup']);
    expect(api.made.get('seed:pot')).toMatchObject({ title: 'pot', publish: true });
    expect(Object.fromEntries(api.stock)).toEqual({ 'MUG-0': 40, 'MUG-1': 7, 'CUP-0': 3 });
    expect(new Set(api.received.map(({ token }) => token))).toEqual(new Set(['admin']));
    expect(lines).toEqual(['3 products, 3 of them new; stock of 3 SKUs received']);
  });

  it('does nothing a second time', async () => {
    const api = shop();
    await run(api);
    expect(await run(api)).toEqual({ products: 3, created: 0, received: 0 });
    expect(Object.fromEntries(api.stock)).toEqual({ 'MUG-0': 40, 'MUG-1': 7, 'CUP-0': 3 });
  });

  it('ends what an interrupted run has begun', async () => {
    const api = shop();
    await run(api);
    api.stock.delete('MUG-1');
    expect(await run(api)).toEqual({ products: 3, created: 0, received: 1 });
    expect(api.stock.get('MUG-1')).toBe(7);
  });

  it.each(['idempotency-key-reused', 'sku-taken'])('leaves alone what is there otherwise: %s', async (slug) => {
    const api = shop();
    api.on(createProduct, problem(slug === 'sku-taken' ? 409 : 422, slug));
    for (const sku of ['MUG-0', 'MUG-1', 'CUP-0']) api.stock.set(sku, 1);
    expect(await run(api)).toEqual({ products: 3, created: 0, received: 0 });
  });

  it('fails when the API does', async () => {
    const api = shop();
    api.on(createProduct, problem(403, 'not-allowed'));
    await expect(run(api)).rejects.toThrow('not-allowed');
  });
});
