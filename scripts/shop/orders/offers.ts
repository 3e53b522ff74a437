import { listProducts } from '#functions/catalog/contract/routes.ts';
import { multiply, sum } from '#functions/shared/kernel/money/arithmetic.ts';
import { type Currency, isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { type Money, money } from '#functions/shared/kernel/money/money.ts';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';
import type { Api } from '#scripts/shop/api.ts';
import { Failure } from '#scripts/shop/failure.ts';
import type { Wanted } from '#scripts/shop/orders/pair-lines.ts';

/** At the same time. */
const LOOK_UPS = 4;

/** What the catalogue asks for a SKU: minor units by currency. */
type Offer = { readonly sku: string; readonly prices: Readonly<Record<string, number>> };

/** The SKU as it is for sale now, or nothing. */
export const findOffer = async (api: Api, sku: string): Promise<Offer | undefined> => {
  const { body } = await api(listProducts, { query: { sku } });
  return body.items.flatMap(({ variants }) => variants).find((variant) => variant.sku === sku);
};

export const notForSale = (skus: readonly string[]): Failure =>
  new Failure({
    type: 'not-for-sale',
    title: 'The catalogue does not have this for sale.',
    detail: skus.join(', '),
    hint: 'npm run shop -- products --query <text> finds what there is.',
  });

/** @throws Failure naming the SKUs that are not for sale */
export const findOffers = async (api: Api, skus: readonly string[]): Promise<Offer[]> => {
  const wanted = [...new Set(skus)];
  const offers = (await mapConcurrently(wanted, LOOK_UPS, (sku) => findOffer(api, sku))).filter(
    (offer) => offer !== undefined,
  );
  const missing = wanted.filter((sku) => !offers.some((offer) => offer.sku === sku));
  if (missing.length > 0) throw notForSale(missing);
  return offers;
};

const currenciesOf = ({ prices }: Offer): Currency[] => Object.keys(prices).filter(isCurrency);

const noCurrency = (title: string, offers: readonly Offer[]): Failure =>
  new Failure({
    type: 'no-common-currency',
    title,
    detail: offers.map((offer) => `${offer.sku}: ${currenciesOf(offer).join(', ')}`).join('\n'),
  });

/**
 * The currency asked for, else the first of the first product's that all the others have too.
 * @throws Failure with the currencies that there are
 */
export const chooseCurrency = (offers: readonly Offer[], asked: string | undefined): Currency => {
  const [first] = offers;
  const common = (first ? currenciesOf(first) : []).filter((code) => offers.every(({ prices }) => code in prices));
  const chosen = asked === undefined ? common[0] : common.find((code) => code === asked);
  if (chosen !== undefined) return chosen;
  throw noCurrency(`No price in ${asked ?? 'a currency that all of them have'}.`, offers);
};

/** What the buyer sees and agrees to pay. */
export const totalOf = (lines: readonly Wanted[], offers: readonly Offer[], currency: Currency): Money => {
  const prices = new Map(offers.map((offer) => [offer.sku, offer.prices[currency] ?? 0]));
  return sum(
    lines.map(({ sku, quantity }) => multiply(money(prices.get(sku) ?? 0, currency), quantity)),
    currency,
  );
};
