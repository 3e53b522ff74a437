import type { AddressFields } from '#functions/customers/contract/address.ts';
import { epochSeconds, instant } from '#functions/shared/kernel/clock.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';
import type { FindProducts, LoadQuote, Now, SaveQuote } from '#functions/shipping/application/ports.ts';
import { goodsMark } from '#functions/shipping/contract/quote-token.ts';
import { checkAddress } from '#functions/shipping/domain/check-address.ts';
import { type Line, parcelOf } from '#functions/shipping/domain/parcel.ts';
import { priceOptions } from '#functions/shipping/domain/price-options.ts';
import { isGone, type Lifetime, lifeFrom, type Quote, type QuoteId } from '#functions/shipping/domain/quote.ts';

export type QuoteRequest = {
  readonly address: AddressFields;
  readonly lines: readonly Line[];
  readonly currency: Currency;
};

export type Quoted = { readonly quote: Quote; readonly replayed: boolean };

type Ports = {
  readonly loadQuote: LoadQuote;
  readonly saveQuote: SaveQuote;
  readonly findProducts: FindProducts;
  readonly now: Now;
  readonly lifetime: Lifetime;
};

type Buyer = { readonly owner: string; readonly idempotencyKey: string };

const sameRequest = (quote: Quote, request: string): Quoted => {
  if (quote.request !== request)
    throw new IdempotencyKeyReused('This key asked for another quote before; use a new key for a new quote.');
  return { quote, replayed: true };
};

const newQuote = async (
  { findProducts, lifetime }: Ports,
  { id, owner, now }: { readonly id: QuoteId; readonly owner: string; readonly now: Date },
  request: QuoteRequest,
): Promise<Quote> => {
  const { address, lines, currency } = request;
  const { zone } = checkAddress(address);
  const products = await findProducts([...new Set(lines.map(({ sku }) => sku))]);
  const parcel = parcelOf(lines, (sku) => products.get(sku), currency);
  return {
    id,
    owner,
    request: fingerprint(request),
    address,
    currency,
    grams: parcel.grams,
    goods: goodsMark(lines),
    options: priceOptions(zone, parcel),
    createdAt: instant(now),
    ...lifeFrom(epochSeconds(now), lifetime),
  };
};

/**
 * Keeps the address and answers what each way of sending costs. The id follows from the buyer and the key, so that the row
 * is its own idempotency row: a repeat gets the prices of the first time.
 * @throws CountryNotServed, InvalidAddress, UnknownProduct, ProductRetired, CurrencyNotOffered, ParcelTooHeavy,
 * MoneyOverflow, IdempotencyKeyReused
 */
export const createQuote =
  (ports: Ports) =>
  async (request: QuoteRequest, { owner, idempotencyKey }: Buyer, trace: Trace): Promise<Quoted> => {
    const now = ports.now();
    const id = derivedId('quo', owner, idempotencyKey);
    const before = await ports.loadQuote(id);
    if (before !== undefined && !isGone(before, epochSeconds(now))) return sameRequest(before, fingerprint(request));
    const quote = await newQuote(ports, { id, owner, now }, request);
    if (await ports.saveQuote(quote, epochSeconds(now), trace)) return { quote, replayed: false };
    const winner = await ports.loadQuote(id);
    if (winner === undefined) throw new ConcurrentChange(`${id} could be neither written nor read.`);
    return sameRequest(winner, quote.request);
  };
