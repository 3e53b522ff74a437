import { describe, expect, it } from '@jest/globals';
import { changeProduct } from '#functions/catalog/application/change-product.ts';
import { createProduct } from '#functions/catalog/application/create-product.ts';
import { importProduct } from '#functions/catalog/application/import-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import { patch } from '#functions/catalog/domain/edit-product.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { aProduct, decided, PRODUCT_ID, published } from '#test/support/builders/catalog/products.ts';

const trace: Trace = { correlationId: 'r', causationId: 'r', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };

/** Products in a map; `others` change one between its loading and its saving, once for each of them. */
const keeping = (products: readonly Product[] = [], others: ((product: Product) => Product)[] = []) => {
  const kept = new Map<string, Product>(products.map((product) => [product.id, product]));
  const saved: Product[] = [];
  const ports: ChangePorts = {
    now: () => new Date(Date.UTC(2026, 0, 1, 1)),
    loadProduct: async (id) => kept.get(id),
    saveProduct: async (before, after) => {
      const other = others.shift();
      const now = kept.get(after.id);
      if (other && now) kept.set(after.id, other(now));
      if (kept.get(after.id)?.version !== before?.version) throw new ConcurrentChange('stale');
      kept.set(after.id, after);
      saved.push(after);
    },
  };
  return { ports, kept, saved };
};

const titled = (title: string) => (product: Product) => decided(product, 5, (known) => patch(known, { title }));
const brand = (ports: ChangePorts) =>
  changeProduct(ports)(PRODUCT_ID, trace, (product) => patch(product, { brand: 'Fjord' }));

describe('changing a product', () => {
  it('keeps what others changed at the same time', async () => {
    const { ports } = keeping([published()], [titled('Cup')]);
    const { product } = await brand(ports);
    expect(product).toMatchObject({ title: 'Cup', brand: 'Fjord', version: 3 });
  });

  it('gives up after three tries, having written nothing', async () => {
    const { ports, saved } = keeping([published()], [titled('A'), titled('B'), titled('C')]);
    await expect(brand(ports)).rejects.toMatchObject({ name: 'ConcurrentChange' });
    expect(saved).toEqual([]);
  });

  it('does not find what is not there', async () => {
    await expect(brand(keeping().ports)).rejects.toMatchObject({ name: 'ProductNotFound' });
  });
});

describe('creating a product', () => {
  const request = { by: 'operator-1', idempotencyKey: 'k', body: aProduct() };

  it('makes one for each key of an operator', async () => {
    const { ports, kept } = keeping();
    const first = await createProduct(ports)(request, trace);
    const again = await createProduct(ports)(request, trace);
    expect([first.change, again.change]).toEqual(['created', 'none']);
    expect(again.product).toEqual(first.product);
    await createProduct(ports)({ ...request, by: 'operator-2' }, trace);
    await createProduct(ports)({ ...request, idempotencyKey: 'l' }, trace);
    expect(kept.size).toBe(3);
  });

  it('refuses another request under the same key', async () => {
    const { ports } = keeping();
    await createProduct(ports)(request, trace);
    const other = createProduct(ports)({ ...request, body: aProduct({ title: 'Cup' }) }, trace);
    await expect(other).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
  });
});

describe('importing a product', () => {
  const imported = (ports: ChangePorts, body: Parameters<ReturnType<typeof importProduct>>[0]['body']) =>
    importProduct(ports)({ externalId: '4711', body }, trace);

  it('writes it once, however often it runs', async () => {
    const { ports, saved } = keeping();
    const first = await imported(ports, { ...aProduct(), publish: true });
    const again = await imported(ports, { ...aProduct(), publish: true });
    expect([first.change, again.change]).toEqual(['created', 'none']);
    expect(saved).toHaveLength(1);
    expect(first.product).toMatchObject({ externalId: '4711', status: 'published', version: 1 });
  });

  it('writes what changed since, under the same id', async () => {
    const { ports } = keeping();
    const first = await imported(ports, aProduct());
    const again = await imported(ports, { ...aProduct({ title: 'Cup' }), publish: true });
    expect(again).toMatchObject({ change: 'edited', product: { title: 'Cup', status: 'published', version: 2 } });
    expect(again.product.id).toBe(first.product.id);
  });

  it('leaves on sale what it was not asked to publish', async () => {
    const { ports } = keeping();
    await imported(ports, { ...aProduct(), publish: true });
    expect(await imported(ports, aProduct())).toMatchObject({ change: 'none', product: { status: 'published' } });
  });
});
