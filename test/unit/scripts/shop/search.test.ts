import { describe, expect, it } from '@jest/globals';
import { searchProducts } from '#functions/catalog/contract/routes.ts';
import { fakeApi } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';

const facets = {
  categories: [{ path: ['Phones'], count: 1 }],
  brands: [{ value: 'Samsung', count: 1 }],
  attributes: [],
  inStock: { yes: 1, no: 0 },
};

const hit = {
  id: 'prd_1',
  title: 'Galaxy \u001b[31m S24',
  language: 'de',
  languages: ['en', 'de'],
  brand: 'Samsung',
  category: ['Phones'],
  prices: { EUR: { from: 79900, to: 89900 } },
  availability: 'low',
};

const found = { items: [hit], total: 1, matched: 'all', didYouMean: 'samsung galaxy', facets };

describe('shop search', () => {
  it('asks for all the words, and shows what was meant, what was found and how to narrow it', async () => {
    const api = fakeApi().on(searchProducts, { status: 200, body: found });
    const { code, out, err } = await run(api.fetch, ['search', 'samsnug', 'galxy', '--in-stock', '--brand', 'A, B']);
    expect(code).toBe(0);
    expect(api.received[0]?.query).toMatchObject({ q: 'samsnug galxy', inStock: 'true', brand: 'A%2C B', limit: 20 });
    expect(out).toMatch(/prd_1 {2}€799\.00 {2}few left {2}Galaxy {2}\[31m S24, Samsung/);
    expect(err).toMatch(/meant: samsung galaxy[\s\S]*1 in all[\s\S]*categories: Phones 1[\s\S]*brands: Samsung 1/);
  });

  it.each([
    [['--language', 'de-at'], 'de-AT'],
    [[], undefined],
  ])('asks for titles in a language when it is told one: %j', async (options, language) => {
    const api = fakeApi().on(searchProducts, { status: 200, body: found });
    await run(api.fetch, ['search', 'galaxy', ...options]);
    expect(api.received[0]?.language).toBe(language);
  });

  it('says so when nothing is found', async () => {
    const nothing = { items: [], total: 0, matched: 'all', facets: { ...facets, categories: [], brands: [] } };
    const { code, out, json } = await run(
      fakeApi().on(searchProducts, { status: 200, body: nothing }).fetch,
      'search x --json',
    );
    expect(code).toBe(0);
    expect(json).toEqual(nothing);
    expect(out).not.toContain('nothing found');
  });
});
