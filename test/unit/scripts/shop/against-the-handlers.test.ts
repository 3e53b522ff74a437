import { describe, expect, it } from '@jest/globals';
import { seed } from '#scripts/seed/seed.ts';
import { seedProducts } from '#scripts/seed/seed-products.ts';
import { marketplace } from '#test/unit/scripts/shop/support/marketplace.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';

const TOKEN = `h.${Buffer.from('{"who":"admin@"}').toString('base64url')}.s`;

const open = async () => {
  const { fetch } = marketplace();
  const products = seedProducts().slice(0, 1);
  const sow = () => seed({ apiUrl: 'http://api.test', adminToken: TOKEN, log: () => {}, products, fetch });
  return { fetch, sow, seeded: await sow(), sku: products[0]?.variants[0]?.sku ?? '' };
};

describe('the client and the real handlers', () => {
  const shared = open();

  it('agree about the seed, once and again', async () => {
    const { seeded, sow } = await open();
    expect(seeded.created).toBe(1);
    expect(await sow()).toEqual({ ...seeded, created: 0, received: 0 });
  });

  it('agree about an order: confirmed, listed, shown and cancelled', async () => {
    const { fetch, sku } = await shared;
    const ordered = await run(fetch, ['order', '--sku', sku, '--quantity', '2', '--json']);
    expect(ordered).toMatchObject({ code: 0, json: { status: 'CONFIRMED', lines: [{ sku, quantity: 2 }] } });
    const { id } = ordered.json as { id: string };
    expect(await run(fetch, 'orders --json')).toMatchObject({ code: 0, json: { items: [{ id }] } });
    expect(await run(fetch, `show ${id} --as admin --json`)).toMatchObject({ code: 0, json: { id } });
    expect(await run(fetch, `cancel ${id} --wait --json`)).toMatchObject({ code: 0, json: { status: 'CANCELLED' } });
    expect((await run(fetch, `resume ${id}`)).err).toContain('does not need attention');
  });

  it.each([
    ['--payment decline', 'payment-declined'],
    ['--payment insufficient-funds', 'insufficient-funds'],
    ['--quantity 999', 'out-of-stock'],
  ])('agree about an order that is refused: %s', async (options, reason) => {
    const { fetch, sku } = await shared;
    const { code, json } = await run(fetch, `order --sku ${sku} ${options} --key ${reason} --json`);
    expect(code).toBe(2);
    expect(json).toMatchObject({ status: 'REJECTED', reason });
  });

  it.each([
    ['de-CH', 'Gusseiserne Pfanne', 'de'],
    ['fr', 'Cast-iron skillet', 'en'],
  ])('agree about languages: %s', async (tag, title, language) => {
    const { fetch } = await shared;
    const { json, out } = await run(fetch, `products --language ${tag} --json`);
    expect(json).toMatchObject({ items: [{ title, language, languages: ['en', 'de', 'ja'] }] });
    expect(out).toContain(title);
  });

  it('agree about a product of which the cart hears later: it waits, and adds once under the key', async () => {
    const { fetch, hold, release } = marketplace();
    hold();
    const cup = {
      title: 'A cup',
      description: '',
      category: ['Cups'],
      taxCategory: 'standard',
      media: [],
      attributes: {},
    };
    const published = await fetch('http://api.test/admin/products', {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'idempotency-key': 'cup' },
      body: JSON.stringify({ ...cup, variants: [{ sku: 'CUP', prices: { EUR: 999 } }], publish: true }),
    });
    expect(published.status).toBe(201);
    const slept: number[] = [];
    const sleep = async (milliseconds: number) => {
      slept.push(milliseconds);
      if (slept.length === 2) await release();
    };
    const lines = [{ sku: 'CUP', quantity: 2 }];
    for (const _ of ['first', 'again']) {
      const added = await run(fetch, 'cart add CUP 2 --key mine --json', { sleep });
      expect(added).toMatchObject({ code: 0, json: { lines } });
    }
    expect(await run(fetch, 'cart --json')).toMatchObject({ json: { version: 1, lines } });
    expect(slept).toEqual([500, 500]);
    expect((await run(fetch, 'cart add CUP 3 --key mine', { sleep })).err).toContain('used for another request');
  });

  it('agree about stock', async () => {
    const { fetch, sku } = await shared;
    const before = (await run(fetch, `stock ${sku} --json`)).json as { available: number };
    const { json } = await run(fetch, `receive ${sku} 5 --json`);
    expect(json).toMatchObject({ available: before.available + 5, replayed: false });
    expect((await run(fetch, `adjust ${sku} -99999 --key another`)).err).toContain('Not enough pieces');
    expect((await run(fetch, 'receive NOPE 5')).err).toContain('There is no such SKU. (404)');
  });

  it('agree about prices that are planned and called off', async () => {
    const { fetch, sku } = await shared;
    const planned = await run(fetch, `prices plan ${sku} EUR=9.90 --at 2026-06-01T00:00:00Z --json`);
    expect(planned).toMatchObject({ code: 0, json: { sku, status: 'scheduled' } });
    const { id } = planned.json as { id: string };
    expect(await run(fetch, `prices cancel ${sku} ${id} --json`)).toMatchObject({
      code: 0,
      json: { status: 'cancelled' },
    });
    expect(await run(fetch, `prices ${sku} --json`)).toMatchObject({ json: { items: [{ id, status: 'cancelled' }] } });
    expect((await run(fetch, `prices plan ${sku} EUR=9.90 --at 2025-06-01 --key old`)).err).toContain(
      'must lie in the future',
    );
  });
});
