import type { FindProducts, Now, OpenContact, OpenQuote } from '#functions/orders/application/ports.ts';
import { place } from '#functions/orders/domain/decisions.ts';
import { contactThatFits, quoteThatFits } from '#functions/orders/domain/fits-order.ts';
import type { OrderId, PendingOrder } from '#functions/orders/domain/order.ts';
import {
  assertExpected,
  priceLines,
  priceShipping,
  totalOf,
  type Wanted,
} from '#functions/orders/domain/price-order.ts';
import { type TaxRateOf, taxRatesIn } from '#functions/orders/domain/tax-rates.ts';
import { epochSeconds, type Instant } from '#functions/shared/kernel/clock.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import { CountryNotServed } from '#functions/shipping/contract/errors.ts';
import type { QuoteToken } from '#functions/shipping/contract/quote-token.ts';

export type PlaceOrder = {
  readonly lines: readonly Wanted[];
  readonly currency: Currency;
  readonly expectedTotal: Money;
  readonly paymentMethod: string;
  readonly quote?: string | undefined;
  readonly contact?: string | undefined;
  readonly country?: string | undefined;
  readonly cart?: { readonly id: string; readonly version: number } | undefined;
};

export type NewOrderPorts = {
  readonly findProducts: FindProducts;
  readonly openQuote: OpenQuote;
  readonly openContact: OpenContact;
  /** Of orders that say nothing of where they go. */
  readonly defaultCountry: string;
  readonly now: Now;
};

type Placing = { readonly id: OrderId; readonly owner: string; readonly request: PlaceOrder; readonly at: Instant };

const quoteOf = async (
  { openQuote }: NewOrderPorts,
  { owner, request, at }: Placing,
): Promise<QuoteToken | undefined> =>
  request.quote === undefined
    ? undefined
    : quoteThatFits(await openQuote(request.quote), request, { owner, epochSeconds: epochSeconds(new Date(at)) });

const contactIdOf = async ({ openContact }: NewOrderPorts, { owner, request }: Placing): Promise<string | undefined> =>
  request.contact === undefined ? undefined : contactThatFits(await openContact(request.contact), owner).id;

const taxesIn = (country: string, at: Instant): TaxRateOf => {
  const taxRateOf = taxRatesIn(country, at);
  if (taxRateOf === undefined) throw new CountryNotServed(`Nothing is sold to ${country}.`, { country });
  return taxRateOf;
};

const priced = async ({ findProducts }: NewOrderPorts, { request, at }: Placing, country: string, fee?: number) => {
  const { currency } = request;
  const taxRateOf = taxesIn(country, at);
  const products = await findProducts([...new Set(request.lines.map(({ sku }) => sku))]);
  const lines = priceLines(request.lines, (sku) => products.get(sku), { currency, taxRateOf });
  if (fee === undefined) return { lines, total: totalOf(lines, currency) };
  const shipping = priceShipping(fee, lines, currency);
  return { lines, shipping, total: totalOf([...lines, shipping], currency) };
};

/**
 * The order that a request asks for, at today's prices and taxes. A quote may be used for more than one order of the same
 * goods: it sells nothing, it only says what sending them costs.
 * @throws QuoteInvalid and its kin, ContactInvalid, ContactOfAnotherBuyer, CountryNotServed, UnknownProduct,
 * ProductRetired, CurrencyNotOffered, CurrencyMismatch, PriceChanged, MoneyOverflow
 */
export const newOrder =
  (ports: NewOrderPorts) =>
  async (id: OrderId, owner: string, request: PlaceOrder): Promise<PendingOrder> => {
    const placing: Placing = { id, owner, request, at: ports.now() };
    const quote = await quoteOf(ports, placing);
    const contactId = await contactIdOf(ports, placing);
    const country = quote?.country ?? request.country ?? ports.defaultCountry;
    const prices = await priced(ports, placing, country, quote?.amount);
    assertExpected(prices.total, request.expectedTotal);
    const { paymentMethod, cart } = request;
    const order = {
      id,
      owner,
      ...prices,
      country,
      paymentMethod,
      request: fingerprint(request),
      ...(quote && { quoteId: quote.id }),
      ...(contactId !== undefined && { contactId }),
      ...(cart && { cart }),
    };
    return place(order, { at: placing.at, by: 'buyer' });
  };
