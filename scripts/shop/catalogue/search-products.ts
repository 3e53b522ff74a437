import type * as z from 'zod';
import type { productPageSchema } from '#functions/catalog/contract/product-views.ts';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import type { Api } from '#scripts/shop/api.ts';

export type ProductSummary = z.output<typeof productPageSchema>['items'][number];

type Search = {
  readonly text: string;
  readonly category?: string | undefined;
  readonly language?: string | undefined;
  readonly limit: number;
};

export type Found = {
  readonly items: readonly ProductSummary[];
  /** How many products were looked at. */
  readonly scanned: number;
  /** Whether there may be more than these: the limit was reached, or the bound on how much is looked at. */
  readonly more: boolean;
};

const PAGE = 100;
/** 5,000 products: what a person waits for. The catalogue has no search of its own yet. */
const MAX_PAGES = 50;

const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase();

const searchedText = ({ title, variants }: ProductSummary): string =>
  foldCase([title, ...variants.flatMap((variant) => [variant.sku, variant.title ?? ''])].join('\n'));

/** Every word has to be somewhere in the title or the SKUs. */
export const matches = (text: string): ((product: ProductSummary) => boolean) => {
  const words = foldCase(text).split(/\s+/).filter(Boolean);
  return (product) => {
    const searched = searchedText(product);
    return words.every((word) => searched.includes(word));
  };
};

/** Looks through the public list, page by page. */
export const searchProducts = async (api: Api, { text, category, language, limit }: Search): Promise<Found> => {
  const isMatch = matches(text);
  const found: ProductSummary[] = [];
  let scanned = 0;
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { body } = await api(listProducts, { query: { category, cursor, limit: PAGE }, language });
    scanned += body.items.length;
    found.push(...body.items.filter(isMatch));
    cursor = body.nextCursor;
    if (cursor === undefined || found.length > limit) break;
  }
  return { items: found.slice(0, limit), scanned, more: cursor !== undefined || found.length > limit };
};
