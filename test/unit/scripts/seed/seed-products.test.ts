import { describe, expect, it } from '@jest/globals';
import { externalIdSchema } from '#functions/catalog/contract/operator-routes.ts';
import { productInputSchema } from '#functions/catalog/contract/product-input.ts';
import { productBody, receiptsOf } from '#scripts/seed/seed-product.ts';
import { seedProducts } from '#scripts/seed/seed-products.ts';

const products = seedProducts();
const variants = products.flatMap((product) => product.variants);
const distinct = (values: readonly unknown[]) => new Set(values).size;

describe('the seed', () => {
  it('is a shop of a believable size', () => {
    expect(products.length).toBeGreaterThanOrEqual(60);
    expect(distinct(products.map(({ category }) => category[0]))).toBeGreaterThanOrEqual(6);
    expect(products.filter((product) => product.variants.length > 1).length).toBeGreaterThan(30);
    expect(distinct(products.map(({ taxCategory }) => taxCategory))).toBe(3);
  });

  it.each(products.map((product) => [product.externalId, product] as const))(
    'has %s in a shape that the catalogue takes',
    (_, product) => {
      expect(productInputSchema.safeParse(productBody(product)).error?.issues ?? []).toEqual([]);
      expect(externalIdSchema.safeParse(product.externalId).success).toBe(true);
    },
  );

  it('gives no name, external id or SKU twice', () => {
    expect(distinct(products.map(({ title }) => title))).toBe(products.length);
    expect(distinct(products.map(({ externalId }) => externalId))).toBe(products.length);
    expect(distinct(variants.map(({ sku }) => sku))).toBe(variants.length);
  });

  it('says some of its products in other languages, and in scripts that put no spaces', () => {
    const translated = products.filter(({ translations }) => translations !== undefined);
    expect(translated.length).toBeGreaterThanOrEqual(5);
    const tags = new Set(translated.flatMap(({ translations = {} }) => Object.keys(translations)));
    expect(tags).toEqual(new Set(['de', 'fr', 'ja', 'pt-BR']));
  });

  it('is the same every time', () => {
    expect(seedProducts()).toEqual(products);
  });

  it('has stock to sell, some last pieces and something sold out', () => {
    const stocks = variants.map(({ stock }) => stock);
    expect(Math.min(...stocks)).toBe(0);
    expect(stocks.filter((stock) => stock === 1).length).toBeGreaterThan(1);
    expect(products.every((product) => receiptsOf(product).length > 0)).toBe(true);
  });
});

describe('weights of the seed', () => {
  it('are known of every piece, and are more for what is larger', () => {
    expect(variants.every(({ weightGrams = 0 }) => weightGrams >= 50 && weightGrams <= 10_000)).toBe(true);
    const skillet = products.find(({ externalId }) => externalId === 'seed:kit-skillet');
    expect(skillet?.variants.map(({ weightGrams }) => weightGrams)).toEqual([1500, 2000, 2700]);
  });
});

describe('prices of the seed', () => {
  const pricesIn = (currency: string) =>
    variants.flatMap(({ prices }) => (prices[currency] === undefined ? [] : [prices[currency]]));

  it('are in currencies with 0, 2 and 3 decimals, in steps that shops use', () => {
    expect(pricesIn('JPY').every((yen) => yen % 10 === 0)).toBe(true);
    expect(pricesIn('USD').every((cents) => cents % 10 === 9)).toBe(true);
    expect(pricesIn('KWD').every((fils) => fils % 50 === 0)).toBe(true);
    for (const currency of ['EUR', 'USD', 'GBP', 'SGD', 'JPY', 'KWD'])
      expect(pricesIn(currency).length).toBeGreaterThan(100);
  });

  it('are of the same worth in each', () => {
    const rates = { USD: 1.1, GBP: 0.86, JPY: 1.65, KWD: 3.4 };
    for (const { prices } of variants)
      for (const [currency, rate] of Object.entries(rates)) {
        const euros = prices.EUR ?? 0;
        if (prices[currency]) expect(Math.abs(prices[currency] / rate / euros - 1)).toBeLessThan(0.03);
      }
  });

  it('are higher for what costs more', () => {
    const skillet = products.find(({ externalId }) => externalId === 'seed:kit-skillet');
    expect(skillet?.variants.map(({ sku, title, prices }) => [sku, title, prices.EUR, prices.JPY, prices.KWD])).toEqual(
      [
        ['KIT-SKILLET-20-CM', '20 cm', 3490, 5760, 11_850],
        ['KIT-SKILLET-24-CM', '24 cm', 4290, 7080, 14_600],
        ['KIT-SKILLET-28-CM', '28 cm', 5190, 8560, 17_650],
      ],
    );
  });
});

describe('a seed product on its way to the shop', () => {
  it('is parted into what the catalogue and what the stock room take', () => {
    const product = {
      externalId: 'seed:x',
      title: 'X',
      description: '',
      category: ['A'],
      taxCategory: 'zero' as const,
      variants: [
        { sku: 'X-1', prices: { EUR: 1 }, stock: 3 },
        { sku: 'X-2', prices: { EUR: 1 }, stock: 0 },
      ],
    };
    expect(productBody(product)).toEqual({
      title: 'X',
      description: '',
      category: ['A'],
      taxCategory: 'zero',
      variants: [
        { sku: 'X-1', prices: { EUR: 1 } },
        { sku: 'X-2', prices: { EUR: 1 } },
      ],
    });
    expect(receiptsOf(product)).toEqual([{ sku: 'X-1', quantity: 3 }]);
  });
});
