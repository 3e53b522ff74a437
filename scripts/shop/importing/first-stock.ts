import type { LoadedProduct } from '#functions/catalog/import/run/import-catalogue.ts';
import type { Session } from '#scripts/shop/session.ts';
import { type FirstStock, type StockedUp, stockUp } from '#scripts/shop/stock/stock-up.ts';

type Pieces = number | false | undefined;

/** What is sold out gets none, whatever `pieces` says. */
const firstStockOf = ({ product, as }: LoadedProduct, pieces: Pieces): FirstStock[] =>
  product.variants
    .map(({ sku, stock, soldOut }) => ({ sku, quantity: soldOut ? 0 : pieces || stock, isNew: as === 'created' }))
    .filter(({ quantity }) => quantity > 0);

/**
 * Receives the first stock of products that were loaded a moment ago.
 * @param how `pieces` of each variant, in place of what the file says; false for none
 */
export const receiveFirstStock = async (
  { api, sleep }: Session,
  loaded: readonly LoadedProduct[],
  { pieces, concurrency }: { readonly pieces: Pieces; readonly concurrency: number },
): Promise<StockedUp> => {
  const first = (pieces === false ? [] : loaded).flatMap((each) => firstStockOf(each, pieces));
  if (first.length === 0) return { received: 0, alreadyThere: 0 };
  return stockUp({ api, sleep, prefix: 'import', concurrency }, first);
};
