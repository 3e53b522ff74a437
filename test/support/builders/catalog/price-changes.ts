import type { PriceChangeView } from '#functions/catalog/contract/price-change.ts';
import {
  cancelPriceChange,
  createProduct,
  listPriceChanges,
  schedulePriceChange,
} from '#functions/catalog/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { type Call, operator } from '#test/support/builders/catalog/call.ts';
import { type Answered, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

const MINUTE_MS = 60_000;

export const SKUS = ['CUP', 'MUG'] as const;

type Wish = { readonly sku?: string; readonly price?: number; readonly minutes: number; readonly key?: string };

/** A catalogue with one product for sale, a CUP and a MUG at EUR 19.90, whose prices are to change. */
export const pricing = async () => {
  const shop = catalogue();
  const variants = SKUS.map((sku) => aVariant({ sku }));
  const made = await shop.call(createProduct, {
    as: operator,
    body: { ...aProduct({ variants }), publish: true },
    headers: { 'idempotency-key': 'the-product' },
  });
  const productId = made.body.id;
  let keys = 0;

  const ask = <R extends RouteDefinition>(route: R, asked: Call = {}): Promise<Answered<R>> =>
    shop.call(route, { as: operator, ...asked, params: { productId, ...asked.params } });

  const inMinutes = (minutes: number): string =>
    new Date(shop.world.now().getTime() + minutes * MINUTE_MS).toISOString();

  const schedule = ({ sku = 'CUP', price = 999, minutes, key }: Wish) => {
    keys += 1;
    return ask(schedulePriceChange, {
      params: { sku },
      headers: { 'idempotency-key': key ?? `change-${keys}` },
      body: { prices: { EUR: price }, effectiveAt: inMinutes(minutes) },
    });
  };

  const cancel = (priceChangeId: string) => ask(cancelPriceChange, { params: { priceChangeId } });

  const changes = async (): Promise<PriceChangeView[]> => (await ask(listPriceChanges)).body.items;

  /** What waits in the table for its time. */
  const waiting = () => shop.dynamo.rows(TABLE).filter(({ pk }) => pk === 'price-changes');

  return {
    ...shop,
    productId,
    ask,
    inMinutes,
    schedule,
    cancel,
    changes,
    waiting,
    passMinutes: (minutes: number) => shop.world.pass(minutes * MINUTE_MS),
  };
};

export type Pricing = Awaited<ReturnType<typeof pricing>>;
