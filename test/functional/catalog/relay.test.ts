import { beforeEach, describe, expect, it } from '@jest/globals';
import { catalogEvents } from '#functions/catalog/contract/events.ts';
import { createProduct, editProduct, retireProduct, setVariantPrices } from '#functions/catalog/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;
let productId: string;

const change = (route: RouteDefinition, body?: unknown) =>
  shop.call(route, { as: operator, params: { productId, sku: 'MUG-BLUE' }, body });

const setUp = async () => {
  shop = catalogue();
  const body = { ...aProduct(), publish: true };
  const created = await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': 'k' } });
  productId = created.body.id;
};

const parsed = (detailType: unknown, detail: unknown) =>
  catalogEvents.find((definition) => definition.detailType === detailType)?.detail.parse(detail);

describe('the relay of the catalogue', () => {
  beforeEach(setUp);

  it('tells the bus of a product for sale, and nothing of its SKUs', async () => {
    const [event, ...others] = await shop.published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      Source: 'bazaar.catalog',
      DetailType: 'ProductPublished.v1',
      detail: {
        meta: { id: `${productId}#1`, aggregateId: productId, sequence: 1, correlationId: 'request-1' },
        data: { ...aProduct(), id: productId, status: 'published' },
      },
    });
  });

  it('tells of each change once, in order, as the contract says', async () => {
    await change(editProduct, { title: 'Cup' });
    await change(editProduct, { title: 'Cup' });
    await change(setVariantPrices, { EUR: 2490 });
    await change(retireProduct);
    const events = await shop.published();
    expect(events.map(({ DetailType, detail }) => [DetailType, detail.meta.sequence])).toEqual([
      ['ProductPublished.v1', 1],
      ['ProductPublished.v1', 2],
      ['ProductPriceChanged.v1', 3],
      ['ProductPublished.v1', 4],
      ['ProductRetired.v2', 5],
      ['ProductRetired.v1', 6],
    ]);
    for (const { DetailType, detail } of events) expect(parsed(DetailType, detail)).toEqual(detail);
    expect(events[2]?.detail.data).toMatchObject({ before: { EUR: 1990 }, after: { EUR: 2490 }, sku: 'MUG-BLUE' });
    expect(events[2]?.detail.data.effectiveAt).toBe(events[2]?.detail.meta.occurredAt);
    expect(await shop.published()).toEqual([]);
  });

  it('parks a row that is no product, and goes on', async () => {
    await shop.published();
    const row = shop.dynamo.rows(TABLE).find(({ pk }) => pk === productId) ?? {};
    shop.dynamo.put(TABLE, { ...row, title: 7, version: 2 } as never);
    shop.dynamo.put(TABLE, { ...row, title: 'Cup', version: 3 } as never);
    expect((await shop.published()).map(({ detail }) => detail.meta.id)).toEqual([`${productId}#3`]);
    expect(shop.parked()).toHaveLength(1);
  });
});
