import { describe, expect, it } from '@jest/globals';
import { getProduct, listProducts, searchProducts } from '#functions/catalog/contract/routes.ts';
import { fakeApi } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { listing, product, searchable } from '#test/unit/scripts/shop/support/things.ts';

const MUG = product('KIT-MUG', { EUR: 1290, JPY: 1900, KWD: 4250, USD: 1500 }, 'Enamel mug');
const POT = product('KIT-POT', { EUR: 4990 }, 'Tea pot');

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

  it.each([['products'], ['products', '--sku', 'KIT-MUG']])(
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
  const THINGS = Array.from({ length: 6_000 }, (_, at) => product(`P-${at}`, { EUR: 100 }, `Thing ${at % 10}`));

  it('asks the search, and shows what can be ordered of what it finds', async () => {
    const api = searchable(fakeApi(), [MUG, POT]);
    const { code, out, json } = await run(api.fetch, ['products', '--query', 'enamel mug']);
    expect(code).toBe(0);
    expect(out).toMatch(/^KIT-MUG {2}€12\.90 .* Enamel mug\n$/);
    expect(json).toBeUndefined();
    expect(api.received[0]?.query).toEqual({ q: 'enamel mug', limit: 20 });
    expect(api.calls(listProducts)).toBe(0);
  });

  it('finds one among thousands with a question and a look at the product', async () => {
    const api = searchable(fakeApi(), THINGS);
    const { json } = await run(api.fetch, 'products --query p-5998 --json');
    expect(json).toMatchObject({ items: [{ id: 'prd_P-5998', variants: [{ sku: 'P-5998' }] }], total: 1 });
    expect(api.received).toHaveLength(2);
  });

  it('says how many there are in all when it shows some', async () => {
    const api = searchable(fakeApi(), THINGS);
    const { json, err } = await run(api.fetch, 'products --query thing --limit 3 --json');
    expect(json).toMatchObject({ items: { length: 3 }, total: 6_000, indexed: true });
    expect(err).toContain('6000 in all: raise --limit');
    expect(api.calls(getProduct)).toBe(3);
  });

  it('says what was understood, and that nothing has all of the words', async () => {
    const api = searchable(fakeApi(), [MUG], { didYouMean: 'enamel mug', matched: 'some' });
    const { err } = await run(api.fetch, 'products --query mug');
    expect(err).toContain('meant: enamel mug');
    expect(err).toContain('nothing has all of the words');
  });

  it('narrows by category, and asks for texts in a language', async () => {
    const api = searchable(fakeApi(), [MUG]);
    await run(api.fetch, 'products --query mug --category Kitchen --language pt-br');
    expect(api.received.map(({ language }) => language)).toEqual(['pt-BR', 'pt-BR']);
    expect(api.received[0]?.query).toMatchObject({ category: 'Kitchen' });
  });

  it('says so when nothing is found, without looking through the list', async () => {
    const api = searchable(fakeApi(), [MUG]);
    const { out, err } = await run(api.fetch, 'products --query spoon');
    expect(out).toBe('nothing found\n');
    expect(err).not.toContain('index');
    expect(api.calls(listProducts)).toBe(0);
  });

  it('looks at the newest products alone, and says so, while the search has no index', async () => {
    const api = searchable(fakeApi(), [MUG, POT], { indexed: false });
    const { json, err } = await run(api.fetch, ['products', '--query', 'MUG enamel', '--json']);
    expect(json).toMatchObject({ items: [{ id: 'prd_KIT-MUG' }], total: 1, indexed: false });
    expect(err).toContain('no index yet');
    expect(api.calls(listProducts)).toBe(1);
    expect(api.calls(searchProducts)).toBe(2);
  });
});
