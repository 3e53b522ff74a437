import { getProduct, listProducts, searchProducts } from '#functions/catalog/contract/routes.ts';
import type { ProductSummary } from '#scripts/shop/catalogue/find-products.ts';
import type { Order } from '#scripts/shop/orders/order-view.ts';
import type { Stock } from '#scripts/shop/terminal/render-stock.ts';
import type { fakeApi, Reply } from '#test/unit/scripts/shop/support/fake-api.ts';

export const ORDER_ID = `ord_${'0'.repeat(26)}`;

export const product = (sku: string, prices: Record<string, number>, title = `A ${sku}`): ProductSummary => ({
  id: `prd_${sku}`,
  title,
  language: 'en',
  languages: ['en'],
  category: ['Kitchen'],
  taxCategory: 'standard',
  publishedAt: '2026-01-01T00:00:00.000Z',
  variants: [{ sku, prices }],
});

/** A product's own page; it has a variant that is no longer for sale. */
const publicly = (product: ProductSummary | undefined) => ({
  ...product,
  description: '',
  media: [],
  attributes: {},
  status: 'published',
  variants: [
    ...(product?.variants ?? []).map((variant) => ({ ...variant, status: 'active' })),
    { sku: 'GONE', prices: {}, status: 'retired' },
  ],
});

/** The public list, with its filter by SKU. */
export const listing =
  (...products: readonly ProductSummary[]) =>
  ({ query }: { query: Record<string, unknown> }): Reply => ({
    status: 200,
    body: {
      items: products.filter(
        ({ variants }) => query.sku === undefined || variants.some(({ sku }) => sku === query.sku),
      ),
    },
  });

const hitOf = ({ id, title, language, languages, category }: ProductSummary) => ({
  ...{ id, title, language, languages, category },
  prices: {},
  availability: 'in',
});

/** A shop whose search finds products by words of titles and SKUs; with an index that knows nothing, only the list has them. */
export const searchable = (
  api: ReturnType<typeof fakeApi>,
  products: readonly ProductSummary[],
  { indexed = true, ...answer }: { readonly indexed?: boolean; readonly [name: string]: unknown } = {},
) => {
  const textOf = ({ title, variants }: ProductSummary) => `${title} ${variants.map(({ sku }) => sku)}`.toLowerCase();
  const find = (words: string) =>
    products.filter((one) => words.split(' ').every((word) => textOf(one).includes(word.toLowerCase())));
  const facets = { categories: [], brands: [], attributes: [], inStock: { yes: 0, no: 0 } };
  return api
    .on(searchProducts, ({ query }) => {
      const found = indexed ? find(String(query.q ?? '')) : [];
      const items = found.slice(0, Number(query.limit)).map(hitOf);
      return { status: 200, body: { items, total: found.length, matched: 'all', facets, ...answer } };
    })
    .on(getProduct, ({ params }) => ({
      status: 200,
      body: publicly(products.find(({ id }) => id === params.productId)),
    }))
    .on(listProducts, listing(...products));
};

export const anOrder = (changes: Partial<Order> = {}): Order => ({
  id: ORDER_ID,
  status: 'PENDING',
  placedAt: '2026-01-01T12:00:00.000Z',
  total: { amount: 2580, currency: 'EUR' },
  lines: [{ sku: 'MUG', title: 'A mug', quantity: 2, price: 1290, rate: 1900, net: 2168, tax: 412, gross: 2580 }],
  taxes: [{ rate: 1900, net: 2168, tax: 412 }],
  ...changes,
});

export const entry = (what: string, seconds: number, by = 'checkout', reason?: string) => ({
  what,
  at: new Date(Date.parse('2026-01-01T12:00:00.000Z') + seconds * 1_000).toISOString(),
  by,
  ...(reason !== undefined && { reason }),
});

export const timeline = (status: Order['status'], ...entries: readonly object[]): Reply => ({
  status: 200,
  body: { orderId: ORDER_ID, status, entries },
});

export const stockOf = (sku: string, changes: Partial<Stock> = {}): Stock => ({
  sku,
  available: 40,
  held: 0,
  sold: 0,
  received: 40,
  writtenOff: 0,
  level: 'in',
  updatedAt: '2026-01-01T12:00:00.000Z',
  ...changes,
});
