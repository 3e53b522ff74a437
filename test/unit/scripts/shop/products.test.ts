import { describe, expect, it } from '@jest/globals';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { matches } from '#scripts/shop/catalogue/search-products.ts';
import { fakeApi, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { listing, product } from '#test/unit/scripts/shop/support/things.ts';

const MUG = product('KIT-MUG', { EUR: 1290, JPY: 1900, KWD: 4250, USD: 1500 }, 'Enamel mug');
const POT = product('KIT-POT', { EUR: 4990 }, 'Tea pot');

/** Pages of one product each, the last but one cursor by cursor. */
const pages =
  (count: number) =>
  ({ query }: { query: Record<string, unknown> }): Reply => {
    const page = Number(query.cursor ?? 0);
    const items = [product(`P-${page}`, { EUR: 100 }, page % 2 === 0 ? 'Even thing' : 'Odd thing')];
    return { status: 200, body: { items, ...(page < count - 1 && { nextCursor: String(page + 1) }) } };
  };

describe('shop products', () => {
  it('lists SKUs with prices in every habit of minor units, without signing in', async () => {
    const { code, out, signedIn } = await run(fakeApi().on(listProducts, listing(MUG, POT)).fetch, 'products');
    expect(code).toBe(0);
    expect(out).toMatch(/KIT-MUG {2}€12\.90 {2}¥1,900 {2}KWD\s4\.250 {2}\+1 {2}Enamel mug/);
    expect(out).toMatch(/KIT-POT {2}€49\.90 +Tea pot/);
    expect(signedIn).toEqual([]);
  });

  it('asks for a category, a page and a size', async () => {
    const api = fakeApi().on(listProducts, listing(MUG));
    await run(api.fetch, ['products', '--category', 'Kitchen > Coffee', '--limit', '5', '--cursor', 'abc']);
    expect(api.received[0]?.query).toEqual({ category: 'Kitchen > Coffee', limit: 5, cursor: 'abc' });
  });

  it('finds one SKU, however it is written', async () => {
    const api = fakeApi().on(listProducts, listing(MUG, POT));
    const { json } = await run(api.fetch, 'products --sku kit-pot --json');
    expect(json).toEqual({ items: [POT] });
  });

  it.each([['products'], ['products', '--sku', 'KIT-MUG'], ['products', '--query', 'mug']])(
    'asks for titles in a language when it is told one: %s %s %s',
    async (...words) => {
      const api = fakeApi().on(listProducts, listing(MUG));
      await run(api.fetch, [...words, '--language', 'pt-br']);
      await run(api.fetch, words);
      expect(api.received.map(({ language }) => language)).toEqual(['pt-BR', undefined]);
    },
  );

  it('takes no language that is none', async () => {
    const { code, err } = await run(fakeApi().on(listProducts, listing(MUG)).fetch, 'products --language d_e');
    expect(code).toBe(1);
    expect(err).toContain('It must be a language tag');
  });

  it('says so when nothing is found', async () => {
    const { code, out } = await run(fakeApi().on(listProducts, listing()).fetch, 'products');
    expect(out).toBe('nothing found\n');
    expect(code).toBe(0);
  });

  it('does not let foreign text steer the terminal', async () => {
    const evil = product('EVIL', { EUR: 1 }, 'red \u001b[31m or \u0007 bell');
    const { out } = await run(fakeApi().on(listProducts, listing(evil)).fetch, 'products');
    expect(out).toContain('red  [31m or   bell');
  });
});

describe('shop products --query', () => {
  it('looks through all pages for all of the words', async () => {
    const api = fakeApi().on(listProducts, pages(8));
    const { json } = await run(api.fetch, ['products', '--query', 'even p-4', '--json']);
    expect(json).toMatchObject({ items: [{ title: 'Even thing', id: 'prd_P-4' }], scanned: 8, more: false });
    expect(api.calls(listProducts)).toBe(8);
  });

  it('stops when it has as many as wanted, and says that there may be more', async () => {
    const api = fakeApi().on(listProducts, pages(40));
    const { json, err } = await run(api.fetch, 'products --query odd --limit 3 --json');
    expect(json).toMatchObject({ items: { length: 3 }, more: true });
    expect(api.calls(listProducts)).toBe(8);
    expect(err).toContain('more');
  });

  it('looks at a bounded number of pages', async () => {
    const api = fakeApi().on(listProducts, pages(1_000));
    const { json } = await run(api.fetch, 'products --query nothing-like-it --json');
    expect(api.calls(listProducts)).toBe(50);
    expect(json).toEqual({ items: [], scanned: 50, more: true });
  });

  it.each([
    ['ENAMEL', true],
    ['mug enamel', true],
    ['kit-mug', true],
    ['mug steel', false],
  ])('%s: %s', (text, found) => {
    expect(matches(text)(MUG)).toBe(found);
  });
});
