import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { MAX_VARIANTS, productInputSchema, productPatchSchema } from '#functions/catalog/contract/product-input.ts';
import { catalogRoutes, listProducts } from '#functions/catalog/contract/routes.ts';
import { routeKey } from '#functions/shared/runtime/define-route.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

/** Pointers to what is wrong. */
const faultsOf = (body: unknown): string[] =>
  productInputSchema.safeParse(body).error?.issues.map(({ path }) => path.join('/')) ?? [];

const priced = (prices: unknown) => ({ ...aProduct(), variants: [{ sku: 'A', prices }] });

describe('a product to write', () => {
  it('needs no media and no attributes', () => {
    const { media: _, attributes: __, ...rest } = aProduct();
    expect(productInputSchema.parse(rest)).toMatchObject({ media: [], attributes: {} });
  });

  it.each<[string, unknown, string]>([
    ['a title of blanks', { ...aProduct(), title: '  ' }, 'title'],
    ['a title over two lines', { ...aProduct(), title: 'Mug\nCup' }, 'title'],
    ['control characters', { ...aProduct(), description: 'Mug\u001b[2J' }, 'description'],
    ['half of a surrogate pair', { ...aProduct(), description: 'Mug \ud83d' }, 'description'],
    ['a description over 20,000 characters', { ...aProduct(), description: 'x'.repeat(20_001) }, 'description'],
    ['no category', { ...aProduct(), category: [] }, 'category'],
    ['a category six deep', { ...aProduct(), category: ['1', '2', '3', '4', '5', '6'] }, 'category'],
    ['a category that holds the separator', { ...aProduct(), category: ['A>B'] }, 'category/0'],
    ['a script as a medium', { ...aProduct(), media: ['javascript:alert(1)'] }, 'media/0'],
    ['an unknown tax category', { ...aProduct(), taxCategory: 'luxury' }, 'taxCategory'],
    ['an unknown field', { ...aProduct(), colour: 'blue' }, ''],
    ['no variants', { ...aProduct(), variants: [] }, 'variants'],
    ['two variants of one SKU', { ...aProduct(), variants: [aVariant(), aVariant()] }, 'variants/1/sku'],
    ['a SKU in lower case', { ...aProduct(), variants: [aVariant({ sku: 'mug' })] }, 'variants/0/sku'],
    ['no weight at all', { ...aProduct(), variants: [aVariant({ weightGrams: 0 })] }, 'variants/0/weightGrams'],
    ['half a gram', { ...aProduct(), variants: [aVariant({ weightGrams: 1.5 })] }, 'variants/0/weightGrams'],
    ['over a tonne', { ...aProduct(), variants: [aVariant({ weightGrams: 1_000_001 })] }, 'variants/0/weightGrams'],
    ['no price', priced({}), 'variants/0/prices'],
    ['a price below zero', priced({ EUR: -1 }), 'variants/0/prices/EUR'],
    ['half a cent', priced({ EUR: 0.5 }), 'variants/0/prices/EUR'],
    ['a price as text', priced({ EUR: '1990' }), 'variants/0/prices/EUR'],
    ['a currency that does not exist', priced({ XYZ: 1 }), 'variants/0/prices/XYZ'],
    ['a currency in lower case', priced({ eur: 1 }), 'variants/0/prices/eur'],
  ])('is refused with %s', (_, body, pointer) => {
    expect(faultsOf(body)).toContain(pointer);
  });

  it('takes as many variants as one transaction, and no more', () => {
    const variants = Array.from({ length: MAX_VARIANTS + 1 }, (_, n) => aVariant({ sku: `S${n}` }));
    expect(faultsOf(aProduct({ variants: variants.slice(1) }))).toEqual([]);
    expect(faultsOf(aProduct({ variants }))).toEqual(['variants']);
  });

  it('takes at most 100 attributes', () => {
    const attributes = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`a${n}`, 'x']));
    expect(faultsOf(aProduct({ attributes }))).toEqual(['attributes']);
  });

  it('takes any script, line breaks in the description and currencies of every exponent', () => {
    const product = aProduct({
      title: 'กระเป๋า 👩‍👩‍👧',
      description: 'a\r\n\tb',
      variants: [aVariant({ prices: { JPY: 1, KWD: 1 } })],
    });
    expect(productInputSchema.parse(product)).toEqual(product);
  });
});

describe('fields to change', () => {
  it('are only those given: nothing is filled in', () => {
    expect(productPatchSchema.parse({ title: 'Cup' })).toEqual({ title: 'Cup' });
  });

  it('take null for the brand and for nothing else', () => {
    expect(productPatchSchema.safeParse({ brand: null }).success).toBe(true);
    expect(productPatchSchema.safeParse({ title: null }).success).toBe(false);
  });
});

describe('the question for a list', () => {
  const asked = (query: unknown) => listProducts.query.strict().safeParse(query).success;

  it('may be empty, and names a category by its path', () => {
    expect(asked({})).toBe(true);
    expect(asked({ category: 'Kitchen > Coffee' })).toBe(true);
  });

  it.each([
    { category: '' },
    { category: ' ' },
    { category: 'Kitchen>' },
    { category: '>Kitchen' },
    { category: 'a>b>c>d>e>f' },
    { limit: '0' },
    { limit: '101' },
    { limit: '1.5' },
    { limit: '' },
    { limit: 'all' },
    { cursor: '' },
    { sku: 'MUG', cursor: 'abc' },
    { sku: 'MUG', category: 'Kitchen' },
    { page: '1' },
  ])('is refused as %j', (query) => {
    expect(asked(query)).toBe(false);
  });
});

describe('the routes', () => {
  it('have names and keys of their own', () => {
    expect(new Set(catalogRoutes.map(({ name }) => name)).size).toBe(catalogRoutes.length);
    expect(new Set(catalogRoutes.map(routeKey)).size).toBe(catalogRoutes.length);
  });

  it('can all be written as JSON Schema', () => {
    const schemas = catalogRoutes.flatMap((route) => [
      ...('body' in route ? [route.body] : []),
      ...('query' in route ? [route.query] : []),
      ...Object.values<z.ZodType>(route.responses),
    ]);
    for (const schema of schemas) expect(z.toJSONSchema(schema, { io: 'input' })).toHaveProperty('type', 'object');
  });
});
