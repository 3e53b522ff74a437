import { describe, expect, it } from '@jest/globals';
import { toRow } from '#functions/catalog/adapters/rows.ts';
import { patch, setPrices } from '#functions/catalog/domain/edit-product.ts';
import { type Product, toContract } from '#functions/catalog/domain/product.ts';
import { publish } from '#functions/catalog/domain/publish-product.ts';
import { retire } from '#functions/catalog/domain/retire-product.ts';
import { toEvents } from '#functions/catalog/domain/to-events.ts';
import { actAt, aVariant, decided, draft, PRODUCT_ID, published } from '#test/support/builders/catalog/products.ts';

const eventsOf = (before: Product | undefined, product: Product) => toEvents(before && toRow(before), toRow(product));

const told = (before: Product | undefined, product: Product) =>
  eventsOf(before, product).map(({ definition, sequence, data }) => ({ name: definition.name, sequence, data }));

const twoVariants = { variants: [aVariant({ sku: 'MUG-BLUE' }), aVariant({ sku: 'MUG-RED' })] };

describe('what the world hears of a product', () => {
  it('is nothing while it is a draft', () => {
    const before = draft();
    expect(told(undefined, before)).toEqual([]);
    expect(
      told(
        before,
        decided(before, 1, (known) => patch(known, { title: 'Cup' })),
      ),
    ).toEqual([]);
    expect(told(before, decided(before, 1, retire))).toEqual([]);
  });

  it('is the whole product when it comes on sale', () => {
    const before = draft();
    const now = decided(before, 1, publish);
    expect(told(before, now)).toEqual([{ name: 'ProductPublished', sequence: 2, data: toContract(now) }]);
  });

  it('is the whole product again on each edit of what is for sale', () => {
    const before = published();
    const now = decided(before, 1, (known) => patch(known, { title: 'Cup' }));
    expect(told(before, now)).toEqual([{ name: 'ProductPublished', sequence: 2, data: toContract(now) }]);
  });

  it('is each changed price, and then the whole product', () => {
    const before = published(twoVariants);
    const dearer = twoVariants.variants.map((variant) => ({ ...variant, prices: { EUR: 2490 } }));
    const now = decided(before, 1, (known) => patch(known, { variants: dearer }));
    const change = { productId: PRODUCT_ID, before: { EUR: 1990 }, after: { EUR: 2490 }, effectiveAt: actAt(1).at };
    expect(told(before, now)).toEqual([
      { name: 'ProductPriceChanged', sequence: 2, data: { ...change, sku: 'MUG-BLUE' } },
      { name: 'ProductPriceChanged', sequence: 3, data: { ...change, sku: 'MUG-RED' } },
      { name: 'ProductPublished', sequence: 4, data: toContract(now) },
    ]);
  });

  it('is no change of price for a variant that is new or was priced as a draft', () => {
    const before = published();
    const more = decided(before, 1, (known) => patch(known, twoVariants));
    expect(told(before, more).map(({ name }) => name)).toEqual(['ProductPublished']);
    const first = draft();
    const onSale = decided(first, 1, (known, act) => publish(setPrices(known, 'MUG-BLUE', { EUR: 5 }), act));
    expect(told(first, onSale).map(({ name }) => name)).toEqual(['ProductPublished']);
  });

  it('is its retirement with every SKU that it ever had, in both versions of the event', () => {
    const before = decided(published(twoVariants), 1, (known) => patch(known, { variants: [aVariant()] }));
    const data = { productId: PRODUCT_ID, skus: ['MUG-BLUE', 'MUG-RED'] };
    expect(told(before, decided(before, 2, retire))).toEqual([
      { name: 'ProductRetired', sequence: 3, data: { ...data, retiredAt: actAt(2).at } },
      { name: 'ProductRetired', sequence: 4, data },
    ]);
  });

  it('is the whole product when it comes back', () => {
    const before = decided(published(), 1, retire);
    expect(told(before, decided(before, 2, publish)).map(({ name }) => name)).toEqual(['ProductPublished']);
  });

  it('bears the moment and the trace of the write', () => {
    const before = draft();
    const { c: correlationId, k: causationId, t: traceparent } = actAt(7).trace;
    expect(eventsOf(before, decided(before, 7, publish))).toMatchObject([
      { aggregateId: PRODUCT_ID, occurredAt: actAt(7).at, trace: { correlationId, causationId, traceparent } },
    ]);
  });
});

describe('what a row alone tells', () => {
  it('is what its last write told of the product as a whole, under the same sequence', () => {
    const before = published(twoVariants);
    const repriced = decided(before, 1, (known) => setPrices(known, 'MUG-RED', { EUR: 1 }));
    expect(told(undefined, repriced)).toEqual(told(before, repriced).slice(-1));
    const retired = decided(repriced, 2, retire);
    expect(told(undefined, retired)).toEqual(told(repriced, retired));
  });

  it('is nothing of a draft, nor of one that was given up', () => {
    expect(told(undefined, draft())).toEqual([]);
    expect(told(undefined, decided(draft(), 1, retire))).toEqual([]);
  });
});

describe('rows that say nothing', () => {
  it('are those of reserved SKUs', () => {
    expect(
      toEvents(undefined, { pk: 'sku#MUG-BLUE', sk: 'sku', v: 1, sku: 'MUG-BLUE', productId: PRODUCT_ID }),
    ).toEqual([]);
  });

  it('are those rewritten without a change of the product, as by a migration', () => {
    const row = toRow(published());
    expect(toEvents({ ...row, v: 0 }, row)).toEqual([]);
  });
});
