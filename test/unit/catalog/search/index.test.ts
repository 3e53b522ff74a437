import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeFile } from '#functions/catalog/adapters/search-index/change-file.ts';
import { openIndex } from '#functions/catalog/adapters/search-index/open-index.ts';
import type { Found, IndexChange, SearchFilters, SearchRequest } from '#functions/catalog/application/search-ports.ts';
import type { Product } from '#functions/catalog/contract/product.ts';
import { countByHand, type Shelved } from '#test/support/builders/catalog/brute-force.ts';
import { listedProduct } from '#test/support/builders/catalog/search.ts';
import { runs } from '#test/support/laws.ts';

const folder = mkdtempSync(join(tmpdir(), 'bazaar-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const indexOf = (...batches: readonly (readonly IndexChange[])[]) => {
  files += 1;
  const file = join(folder, `${files}.sqlite`);
  for (const batch of batches) changeFile(file, batch);
  const { find, close } = openIndex(file);
  return {
    find: (asked: Partial<SearchRequest> = {}): Found => find({ filters: {}, sort: 'newest', limit: 100, ...asked }),
    close,
  };
};

const listed = (product: Product, sequence = 1): IndexChange => ({
  kind: 'listed',
  sequence,
  at: new Date(Date.UTC(2026, 0, 1) + sequence * 1_000).toISOString(),
  product,
});

const NAMES = ['A', 'B'] as const;
const entries = fc.dictionary(fc.constantFrom('colour', 'size'), fc.constantFrom('x', 'y', 'z'));
const prices = fc.dictionary(fc.constantFrom('EUR', 'USD'), fc.nat(3_000), { minKeys: 1 });
const variant = fc.record({ prices, options: entries });

const product = fc
  .record({
    category: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
    brand: fc.option(fc.constantFrom('Fjord', 'Ålesund', 'Nobody & Sons'), { nil: undefined }),
    attributes: entries,
    variants: fc.array(variant, { minLength: 1, maxLength: 3 }),
    title: fc.constantFrom('Blue mug', 'Blue pot', 'Mug'),
  })
  .map((given) => given);

const shelf: fc.Arbitrary<Shelved[]> = fc
  .array(fc.tuple(product, fc.boolean()), { minLength: 1, maxLength: 25 })
  .map((all) =>
    all.map(([{ variants, ...given }, inStock], at) => ({
      inStock,
      product: listedProduct(`prd_${at}`, {
        ...given,
        variants: variants.map((one, index) => ({ ...one, sku: `S${at}-${index}`, status: 'active' as const })),
      }),
    })),
  );

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const filters: fc.Arbitrary<SearchFilters> = fc
  .record({
    category: optional(fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 2 })),
    brands: optional(fc.uniqueArray(fc.constantFrom('Fjord', 'Ålesund', 'Unknown'), { minLength: 1 })),
    currency: optional(fc.constantFrom('EUR', 'USD', 'JPY')),
    price: optional(fc.record({ from: optional(fc.nat(2_000)), to: optional(fc.nat(3_000)) })),
    attributes: optional(
      fc
        .dictionary(
          fc.constantFrom('colour', 'size', 'unknown'),
          fc.uniqueArray(fc.constantFrom('x', 'y', 'w'), { minLength: 1 }),
        )
        .map((all) => new Map(Object.entries(all))),
    ),
    inStock: optional(fc.boolean()),
  })
  .map(({ price, ...others }) => ({ ...others, ...(others.currency && price && { price }) }));

const changesOf = (shelved: readonly Shelved[]): IndexChange[] =>
  shelved.flatMap(({ product: one, inStock }, at) => [
    listed(one, at + 1),
    ...(inStock ? [{ kind: 'level', sku: `S${at}-0`, level: 'in', sequence: 1 } as const] : []),
  ]);

describe('what an index finds and counts', () => {
  it('is what one finds and counts by hand', () => {
    fc.assert(
      fc.property(shelf, filters, (shelved, asked) => {
        const { find, close } = indexOf(changesOf(shelved));
        const { total, items, facets } = find({ filters: asked });
        const byHand = countByHand(shelved, asked);
        expect(total).toBe(byHand.total);
        expect(items.map(({ id }) => id).toSorted()).toEqual(byHand.ids.toSorted());
        expect(facets).toEqual(byHand.recount(facets));
        expect(facets.brands.map(({ value }) => value).toSorted()).toEqual(byHand.brands);
        expect(facets.attributes.map(({ name }) => name)).toEqual(expect.arrayContaining(byHand.names));
        expect([facets.inStock.yes, facets.inStock.no]).toEqual([expect.any(Number), expect.any(Number)]);
        close();
      }),
      { numRuns: runs(60) },
    );
  });

  it('is counted among what the words find alone', () => {
    fc.assert(
      fc.property(shelf, filters, (shelved, asked) => {
        const { find, close } = indexOf(changesOf(shelved));
        const { total, facets } = find({ text: 'mug', filters: asked });
        const byHand = countByHand(
          shelved.filter(({ product: { title } }) => /mug/i.test(title)),
          asked,
        );
        expect(total).toBe(byHand.total);
        expect(facets).toEqual(byHand.recount(facets));
        close();
      }),
      { numRuns: runs(20) },
    );
  });
});

describe('an index made from events', () => {
  const ids = ['prd_1', 'prd_2', 'prd_3'];
  const change: fc.Arbitrary<IndexChange> = fc.oneof(
    fc.record({ id: fc.constantFrom(...ids), sequence: fc.integer({ min: 1, max: 6 }) }).map(({ id, sequence }) =>
      listed(
        listedProduct(id, {
          title: `Title ${id} at ${sequence}`,
          variants: [
            { sku: sequence % 2 === 0 ? `${id}-EVEN` : `${id}-ODD`, prices: { EUR: sequence }, status: 'active' },
          ],
        }),
        sequence,
      ),
    ),
    fc
      .record({ id: fc.constantFrom(...ids), sequence: fc.integer({ min: 7, max: 8 }) })
      .map((gone) => ({ kind: 'gone' as const, ...gone })),
    fc.record({ id: fc.constantFrom(...ids), sequence: fc.integer({ min: 1, max: 3 }) }).map(({ id, sequence }) => ({
      kind: 'level' as const,
      sku: `${id}-EVEN`,
      level: (['in', 'low', 'out'] as const)[sequence - 1] ?? 'out',
      sequence,
    })),
  );
  const told = fc.array(change, { maxLength: 20 });

  /** All that can be seen of an index but the order of equals. */
  const seen = (...batches: readonly (readonly IndexChange[])[]) => {
    const { find, close } = indexOf(...batches);
    const byId = (found: Found) => found.items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const all = {
      everything: byId(find()),
      titles: ids.map((id) => byId(find({ text: `title ${id}` }))),
      typo: byId(find({ text: 'tilte' })),
    };
    close();
    return all;
  };

  it('is the same in whatever order and however often they come', () => {
    const shuffled = told.chain((changes) =>
      fc.tuple(fc.constant(changes), fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, fc.nat(20), ([changes, again], cut) => {
        const once = seen(changes);
        expect(seen(again.slice(0, cut), again.slice(cut))).toEqual(once);
        expect(seen(changes, again)).toEqual(once);
      }),
      { numRuns: runs(40) },
    );
  });

  it('forgets the words, prices and pieces of what a product was before', () => {
    const before = listedProduct('prd_1', { title: 'Samovar', brand: 'Fjord', attributes: { colour: 'blue' } });
    const { find } = indexOf([listed(before, 1)], [listed(listedProduct('prd_1', { title: 'Kettle' }), 2)]);
    expect(['samovar', 'samvoar', 'fjord', 'blue'].map((text) => find({ text }).total)).toEqual([0, 0, 0, 0]);
    expect(find({ text: 'kettle' })).toMatchObject({ total: 1, facets: { brands: [], attributes: [] } });
  });
});

describe('the order by relevance', () => {
  const relevance = (text: string, ...products: readonly Partial<Product>[]) => {
    const all = products.map((given, at) => listed(listedProduct(`prd_${at}`, given), at + 1));
    const levels = products.map((_, at) => ({ kind: 'level', sku: `PRD_${at}`, level: 'in', sequence: 1 }) as const);
    return {
      all,
      levels,
      order: (changes: readonly IndexChange[]) =>
        indexOf(changes)
          .find({ text, sort: 'relevance' })
          .items.map(({ id }) => Number(id.slice(4))),
    };
  };

  it('goes from title over brand, category and attributes to the description', () => {
    const { all, levels, order } = relevance(
      'fjord',
      { title: 'One', description: 'fjord' },
      { title: 'One', attributes: { maker: 'fjord' } },
      { title: 'One', category: ['fjord'] },
      { title: 'One', brand: 'fjord' },
      { title: 'fjord' },
    );
    expect(order([...all, ...levels])).toEqual([4, 3, 2, 1, 0]);
  });

  it('puts what can be had before what cannot, of equals the one that was added last', () => {
    const { all, levels, order } = relevance('mug', {}, {}, {});
    expect(order([...all, ...levels.slice(0, 1)])).toEqual([0, 2, 1]);
  });
});
