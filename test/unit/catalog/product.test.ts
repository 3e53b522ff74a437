import { describe, expect, it } from '@jest/globals';
import { patch, replace, setPrices } from '#functions/catalog/domain/edit-product.ts';
import { isPublic } from '#functions/catalog/domain/product.ts';
import { publish } from '#functions/catalog/domain/publish-product.ts';
import { retire } from '#functions/catalog/domain/retire-product.ts';
import { MAX_PRODUCT_BYTES } from '#functions/catalog/domain/settle.ts';
import { actAt, aProduct, aVariant, decided, draft, published } from '#test/support/builders/catalog/products.ts';

const blue = aVariant({ sku: 'MUG-BLUE' });
const red = aVariant({ sku: 'MUG-RED' });

const skusByStatus = (product: { variants: readonly { sku: string; status: string }[] }) =>
  Object.fromEntries(product.variants.map(({ sku, status }) => [sku, status]));

describe('a product', () => {
  it('begins as a draft of version 1 that the public does not know', () => {
    const product = draft();
    expect(product).toMatchObject({ status: 'draft', version: 1, createdAt: actAt(0).at, updatedAt: actAt(0).at });
    expect(isPublic(product)).toBe(false);
  });

  it('may be for sale from its first write', () => {
    expect(published()).toMatchObject({ status: 'published', version: 1, publishedAt: actAt(0).at });
  });

  it('keeps markup as the text that it is', () => {
    expect(draft({ description: '<b onclick="x()">&amp;</b>' }).description).toBe('<b onclick="x()">&amp;</b>');
  });

  it('is refused when it would not fit into an event', () => {
    const attributes = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}`, 'x'.repeat(2_000)]));
    expect(() => draft({ attributes, description: 'y'.repeat(20_000) })).toThrow(
      expect.objectContaining({ name: 'ProductTooLarge', facts: { limit: MAX_PRODUCT_BYTES } }),
    );
  });

  it('counts bytes, not characters', () => {
    const attributes = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}`, '語'.repeat(700)]));
    expect(() => draft({ attributes })).toThrow(expect.objectContaining({ name: 'ProductTooLarge' }));
  });
});

describe('publishing', () => {
  it('puts a draft on sale at that moment', () => {
    const product = decided(draft(), 5, publish);
    expect(product).toMatchObject({ status: 'published', publishedAt: actAt(5).at, version: 2 });
    expect(isPublic(product)).toBe(true);
  });

  it('changes nothing on what is for sale already', () => {
    const product = published();
    expect(decided(product, 5, publish)).toBe(product);
  });

  it('brings a retired product back', () => {
    const product = decided(decided(published(), 1, retire), 2, publish);
    expect(product).toMatchObject({ status: 'published', publishedAt: actAt(2).at, version: 4 });
    expect(product).not.toHaveProperty('retiredAt');
  });
});

describe('retiring', () => {
  it('takes a product off sale but leaves it known', () => {
    const product = decided(published(), 3, retire);
    expect(product).toMatchObject({ status: 'retired', retiredAt: actAt(3).at, publishedAt: actAt(0).at });
    expect(isPublic(product)).toBe(true);
  });

  it('changes nothing the second time', () => {
    const product = decided(published(), 3, retire);
    expect(decided(product, 4, retire)).toBe(product);
  });

  it('gives up a draft without the public ever knowing of it', () => {
    expect(isPublic(decided(draft(), 1, retire))).toBe(false);
  });

  it.each([
    ['rewriting', (product: Parameters<typeof replace>[0]) => replace(product, aProduct({ title: 'Cup' }))],
    ['changing', (product: Parameters<typeof patch>[0]) => patch(product, { title: 'Cup' })],
    ['pricing', (product: Parameters<typeof setPrices>[0]) => setPrices(product, 'MUG-BLUE', { EUR: 1 })],
  ])('refuses %s it afterwards', (_, decide) => {
    const product = decided(published(), 1, retire);
    expect(() => decided(product, 2, decide)).toThrow(expect.objectContaining({ name: 'ProductAlreadyRetired' }));
  });
});

describe('rewriting', () => {
  it('takes the place of everything that was written', () => {
    const product = decided(draft({ brand: 'Fjord' }), 1, (known) => replace(known, aProduct({ title: 'Cup' })));
    expect(product).toMatchObject({ title: 'Cup', version: 2, createdAt: actAt(0).at, updatedAt: actAt(1).at });
    expect(product.brand).toBeUndefined();
  });

  it('changes nothing when everything is as it was, whatever the order of keys', () => {
    const product = draft({ attributes: { a: '1', b: '2' } });
    expect(decided(product, 1, (known) => replace(known, aProduct({ attributes: { b: '2', a: '1' } })))).toBe(product);
  });

  it('retires variants that are not given, since what others know of them must stay right', () => {
    const product = decided(draft({ variants: [blue, red] }), 1, (known) =>
      replace(known, aProduct({ variants: [red] })),
    );
    expect(skusByStatus(product)).toEqual({ 'MUG-RED': 'active', 'MUG-BLUE': 'retired' });
  });

  it('changes nothing when a variant that is retired is left out again', () => {
    const rewrite = (known: Parameters<typeof replace>[0]) => replace(known, aProduct({ variants: [red] }));
    const product = decided(draft({ variants: [blue, red] }), 1, rewrite);
    expect(decided(product, 2, rewrite)).toBe(product);
  });

  it('brings a retired variant back when it is given again', () => {
    const without = decided(draft({ variants: [blue, red] }), 1, (known) =>
      replace(known, aProduct({ variants: [red] })),
    );
    const again = decided(without, 2, (known) => replace(known, aProduct({ variants: [blue, red] })));
    expect(skusByStatus(again)).toEqual({ 'MUG-BLUE': 'active', 'MUG-RED': 'active' });
  });
});

describe('changing fields', () => {
  it('leaves what is not given', () => {
    const product = draft({ brand: 'Fjord', variants: [blue, red] });
    const changed = decided(product, 1, (known) => patch(known, { title: 'Cup' }));
    expect(changed).toEqual({ ...product, title: 'Cup', version: 2, updatedAt: actAt(1).at, trace: actAt(1).trace });
  });

  it('takes the brand away when it is given as null', () => {
    expect(decided(draft({ brand: 'Fjord' }), 1, (known) => patch(known, { brand: null })).brand).toBeUndefined();
  });

  it('retires variants that are not given among those given', () => {
    const product = decided(draft({ variants: [blue, red] }), 1, (known) => patch(known, { variants: [blue] }));
    expect(skusByStatus(product)).toEqual({ 'MUG-BLUE': 'active', 'MUG-RED': 'retired' });
  });

  it('changes nothing without fields', () => {
    const product = draft();
    expect(decided(product, 1, (known) => patch(known, {}))).toBe(product);
  });
});

describe('pricing', () => {
  it('sets all prices of one variant', () => {
    const product = decided(draft({ variants: [blue, red] }), 1, (known) => setPrices(known, 'MUG-RED', { JPY: 3200 }));
    expect(product.variants).toEqual([
      { ...blue, status: 'active' },
      { sku: 'MUG-RED', prices: { JPY: 3200 }, status: 'active' },
    ]);
  });

  it('knows no variant of another product, and none that is retired', () => {
    const product = decided(draft({ variants: [blue, red] }), 1, (known) => patch(known, { variants: [blue] }));
    const notFound = expect.objectContaining({ name: 'VariantNotFound' });
    expect(() => setPrices(product, 'HAT', { EUR: 1 })).toThrow(notFound);
    expect(() => setPrices(product, 'MUG-RED', { EUR: 1 })).toThrow(notFound);
  });
});
