import { listProducts } from '#functions/catalog/contract/routes.ts';
import { type Catalogue, catalogue } from '#test/support/builders/catalog/catalogue.ts';
import { plant } from '#test/support/builders/catalog/many-products.ts';
import type { Budget, Report, Row, Tell, Topic } from '../report.ts';
import { sumOf } from '../statistics.ts';

const SIZES = [60, 1_000, 10_000, 50_000] as const;

/** What is asked, and which page of it. */
const LISTS: Readonly<Record<string, { readonly query: Record<string, string>; readonly page: number }>> = {
  'the newest': { query: {}, page: 1 },
  'the newest, second page': { query: {}, page: 2 },
  'a category': { query: { category: 'Kitchen' }, page: 1 },
  'a category below it': { query: { category: 'Kitchen>Shelf 7', limit: '5' }, page: 1 },
};

type Page = { readonly units: number; readonly items: number };

const readPage = async (shop: Catalogue, query: Record<string, string>, page: number): Promise<Page> => {
  shop.dynamo.resetUsage();
  const { status, body } = await shop.call(listProducts, { query });
  if (status !== 200) throw new Error(`${JSON.stringify(query)} got ${status}.`);
  const units = sumOf(shop.dynamo.usage(), ({ readUnits }) => readUnits);
  if (page === 1) return { units, items: body.items.length };
  return readPage(shop, { ...query, cursor: body.nextCursor ?? '' }, page - 1);
};

const measure = async (tell: Tell): Promise<Report> => {
  const shop = catalogue();
  const units = new Map<string, Record<number, number>>();
  const pages = new Map<string, number>();
  let planted = 0;
  for (const size of SIZES) {
    tell(`catalogue: ${size} products`);
    plant(shop, planted + 1, size);
    planted = size;
    for (const [list, { query, page }] of Object.entries(LISTS)) {
      const read = await readPage(shop, query, page);
      units.set(list, { ...units.get(list), [size]: read.units });
      pages.set(list, read.items);
    }
  }
  const rows = [...units].map(
    ([list, bySize]): Row => ({
      list,
      items: pages.get(list) ?? 0,
      ...Object.fromEntries(SIZES.map((size) => [`units at ${size}`, bySize[size] ?? 0])),
    }),
  );
  const budgets = [...units].map(
    ([list, bySize]): Budget => ({
      what: `a page of ${list} at ${SIZES.at(-1)} products`,
      measured: bySize[50_000] ?? 0,
      limit: bySize[60] ?? 0,
      unit: 'read units',
    }),
  );
  return {
    tables: [
      {
        title: 'Read units of one page of GET /products',
        rows,
        notes: ["The catalogue's API over a table in memory that counts as DynamoDB does; products of one size."],
      },
    ],
    budgets,
  };
};

export const catalogueBench: Topic = {
  name: 'catalogue',
  about: 'Read units of a page of the catalogue at 60, 3,000 and 50,000 products.',
  needs: 'nothing',
  measure,
};
