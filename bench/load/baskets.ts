import { randomUUID } from 'node:crypto';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';
import type { Api } from '#scripts/shop/api.ts';
import { chooseCurrency, type findOffers, totalOf } from '#scripts/shop/orders/offers.ts';
import { receiveStock } from '#scripts/shop/stock/receive-stock.ts';
import { CannotMeasure } from '../report.ts';

type Offer = Awaited<ReturnType<typeof findOffers>>[number];

/** Enough that hardly two buyers want the same at the same time. */
const VARIETY = 24;
const LINES = 3;
const CURRENCY: Currency = 'EUR';

const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at % items.length];
  if (item === undefined) throw new CannotMeasure('The shop has nothing for sale: npm run up brings its seed.');
  return item;
};

/** @throws CannotMeasure where the shop has too little for sale */
const offersOf = async (api: Api): Promise<Offer[]> => {
  const { body } = await api(listProducts, { query: { limit: 100 } });
  const offers = body.items.flatMap(({ variants }) => variants.filter(({ prices }) => CURRENCY in prices).slice(0, 1));
  if (offers.length < LINES) throw new CannotMeasure(`The shop has too little for sale in ${CURRENCY}.`);
  return offers.slice(0, VARIETY);
};

/** What one buyer orders. */
export type Basket = {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly currency: Currency;
  readonly expectedTotal: { readonly amount: number; readonly currency: Currency };
};

/** Baskets of three different products, and stock for as many as will be ordered. */
export const fillShelves = async (api: Api, orders: number): Promise<(nth: number) => Basket> => {
  const offers = await offersOf(api);
  const sleep = async (): Promise<void> => {};
  const quantity = Math.ceil((orders * LINES) / offers.length) + LINES;
  await mapConcurrently(offers, 4, ({ sku }) =>
    receiveStock({ api, sleep }, { sku, quantity, idempotencyKey: randomUUID() }),
  );
  const currency = chooseCurrency(offers, CURRENCY);
  return (nth) => {
    const chosen = Array.from({ length: LINES }, (_, line) => pick(offers, nth * LINES + line));
    const lines = chosen.map(({ sku }) => ({ sku, quantity: 1 }));
    return { lines, currency, expectedTotal: totalOf(lines, chosen, currency) };
  };
};
