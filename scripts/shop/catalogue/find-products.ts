import type * as z from 'zod';
import type { productPageSchema } from '#functions/catalog/contract/product-views.ts';
import { getProduct, listProducts, searchProducts } from '#functions/catalog/contract/routes.ts';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';
import type { Api } from '#scripts/shop/api.ts';

export type ProductSummary = z.output<typeof productPageSchema>['items'][number];

/** A product with what one can order of it. */
export type Offered = Pick<ProductSummary, 'id' | 'title' | 'language' | 'languages' | 'category' | 'variants'>;

type Search = {
  readonly text: string;
  readonly category?: string | undefined;
  readonly language?: string | undefined;
  readonly limit: number;
};

export type Found = {
  readonly items: readonly Offered[];
  /** How many there are in all. */
  readonly total: number;
  /** Whether these have some of the words, as none has all. */
  readonly matched: 'all' | 'some';
  /** The text as it was understood, where words were taken for others. */
  readonly didYouMean?: string;
  /** Whether the search has an index; without one these are of the newest products, a page of them. */
  readonly indexed: boolean;
};

/** Products of a page that are asked for at the same time. */
const AT_ONCE = 8;

const NEWEST = 100;

const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase();

const searchedText = ({ title, variants }: ProductSummary): string =>
  foldCase([title, ...variants.flatMap((variant) => [variant.sku, variant.title ?? ''])].join('\n'));

/** Every word has to be somewhere in the title or the SKUs. */
const matches = (text: string): ((product: ProductSummary) => boolean) => {
  const words = foldCase(text).split(/\s+/).filter(Boolean);
  return (product) => {
    const searched = searchedText(product);
    return words.every((word) => searched.includes(word));
  };
};

/** The index shows titles and prices; what can be ordered stands in the product. */
const offered = async (api: Api, productId: string, language: string | undefined): Promise<Offered> => {
  const { body } = await api(getProduct, { params: { productId }, language });
  const { id, title, language: shownIn, languages, category, variants } = body;
  const active = variants.filter(({ status }) => status === 'active').map(({ status: _, ...variant }) => variant);
  return { id, title, language: shownIn, languages, category, variants: active };
};

const isIndexed = async (api: Api): Promise<boolean> =>
  (await api(searchProducts, { query: { limit: 1 } })).body.total > 0;

const amongNewest = async (api: Api, { text, category, language, limit }: Search): Promise<Found> => {
  const { body } = await api(listProducts, { query: { category, limit: NEWEST }, language });
  const items = body.items.filter(matches(text));
  return { items: items.slice(0, limit), total: items.length, matched: 'all', indexed: false };
};

/** Asks the search; right after a start, before it has an index, one page of the newest products is looked through instead. */
export const findProducts = async (api: Api, search: Search): Promise<Found> => {
  const { text, category, language, limit } = search;
  const { body } = await api(searchProducts, { query: { q: text, category, limit }, language });
  if (body.total === 0 && !(await isIndexed(api))) return amongNewest(api, search);
  const { total, matched, didYouMean } = body;
  const items = await mapConcurrently(body.items, AT_ONCE, ({ id }) => offered(api, id, language));
  return { items, total, matched, indexed: true, ...(didYouMean !== undefined && { didYouMean }) };
};
