import { describe, expect, it } from '@jest/globals';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { adjustStock, getStock, getStockForOperators, receiveStock } from '#functions/inventory/contract/routes.ts';
import { fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { listing, product, stockOf } from '#test/unit/scripts/shop/support/things.ts';

const received = { status: 201, body: stockOf('MUG') };
const unknown = problem(404, 'unknown-sku');

describe('shop receive', () => {
  it('receives pieces, as the admin and with a key', async () => {
    const api = fakeApi().on(receiveStock, received);
    const { code, out, signedIn } = await run(api.fetch, 'receive mug 40 --key k');
    expect(code).toBe(0);
    expect(api.received[0]).toMatchObject({ params: { sku: 'MUG' }, body: { quantity: 40 }, key: 'k' });
    expect(signedIn).toEqual(['admin@bazaar.test']);
    expect(out).toMatch(/available +40/);
  });

  it('waits for inventory to hear of what is for sale', async () => {
    const api = fakeApi()
      .on(listProducts, listing(product('MUG', { EUR: 1 })))
      .on(receiveStock, (_, call) => (call < 4 ? unknown : received));
    const { code, json } = await run(api.fetch, 'receive MUG 40 --json');
    expect(code).toBe(0);
    expect(json).toEqual({ ...stockOf('MUG'), replayed: false });
    expect(new Set(api.received.filter(({ key }) => key).map(({ key }) => key)).size).toBe(1);
  });

  it('does not wait for what is not for sale', async () => {
    const api = fakeApi().on(listProducts, listing()).on(receiveStock, unknown);
    const { code, slept, json } = await run(api.fetch, 'receive MOG 40 --json');
    expect(code).toBe(1);
    expect(slept).toEqual([]);
    expect(json).toMatchObject({ error: { type: 'urn:bazaar:problem:unknown-sku' } });
  });

  it.each(['receive MUG 0', 'receive MUG -3', 'receive MUG 1.5', 'receive MUG lots', 'receive MUG'])(
    'refuses %s',
    async (line) => {
      const api = fakeApi().on(receiveStock, received);
      expect((await run(api.fetch, line)).code).toBe(1);
      expect(api.received).toEqual([]);
    },
  );
});

describe('shop adjust', () => {
  it('takes a negative quantity and a reason', async () => {
    const api = fakeApi().on(adjustStock, { status: 201, body: stockOf('MUG', { available: 38, writtenOff: 2 }) });
    const { code, out } = await run(api.fetch, ['adjust', 'MUG', '-2', '--reason', 'broken']);
    expect(code).toBe(0);
    expect(api.received[0]).toMatchObject({ body: { quantity: -2, reason: 'broken' }, key: 'key-1' });
    expect(out).toMatch(/written off +2/);
  });
});

describe('shop stock', () => {
  it('shows the counts to the admin', async () => {
    const api = fakeApi().on(getStockForOperators, { status: 200, body: stockOf('MUG', { level: 'low' }) });
    const { out } = await run(api.fetch, 'stock MUG');
    expect(out).toMatch(/MUG {2}low\n +available +40\n +held +0/);
  });

  it('shows whether it is in stock to the buyer', async () => {
    const api = fakeApi().on(getStock, { status: 200, body: { sku: 'MUG', level: 'in' } });
    const { json } = await run(api.fetch, 'stock MUG --as buyer --json');
    expect(json).toEqual({ sku: 'MUG', level: 'in' });
  });
});
