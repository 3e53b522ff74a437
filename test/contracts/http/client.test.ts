import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT_TYPES, isMadeFrom } from '#scripts/contracts/client-types.ts';
import { OPENAPI } from '#scripts/contracts/openapi/document.ts';
import { createClient } from '#scripts/shop/client/create-client.ts';
import { serveSystem } from '#test/contracts/http/served-system.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, stock } from '#test/support/system/shop.ts';

const system = offlineSystem();
let running: Awaited<ReturnType<typeof serveSystem>>;

beforeAll(async () => {
  await stock(system, CUP);
  running = await serveSystem(system);
});

afterAll(() => running.close());

describe('the client made from the document', () => {
  it('is made from the document as it is', () => {
    expect(isMadeFrom(readFileSync(CLIENT_TYPES, 'utf8'), readFileSync(OPENAPI, 'utf8'))).toBe(true);
  });

  it('lists what is for sale', async () => {
    const { data } = await createClient({ url: running.url }).GET('/products', { params: { query: { limit: 5 } } });
    expect(data?.items.map(({ title }) => title)).toEqual(['A CUP']);
  });

  it('places an order for whoever has the token, and reads it', async () => {
    const client = createClient({ url: running.url, token: async () => 'buyer-1' });
    const expectedTotal = { amount: 1998, currency: 'EUR' };
    const { data: placed } = await client.POST('/orders', {
      params: { header: { 'Idempotency-Key': 'a-key' } },
      body: { lines: [{ sku: 'CUP', quantity: 2 }], currency: 'EUR', expectedTotal, paymentMethod: 'tok_approve' },
    });
    await system.settle();
    const { data } = await client.GET('/orders/{orderId}', { params: { path: { orderId: placed?.id ?? '' } } });
    expect(data?.status).toBe('CONFIRMED');
  });

  it('hands over a problem as the document describes it', async () => {
    const { error, response } = await createClient({ url: running.url }).GET('/products/{productId}', {
      params: { path: { productId: 'prd_none' } },
    });
    expect(response.status).toBe(404);
    expect(error).toMatchObject({ type: 'urn:bazaar:problem:product-not-found' });
  });
});
