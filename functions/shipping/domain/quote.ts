import type { AddressFields } from '#functions/customers/contract/address.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Option } from '#functions/shipping/domain/price-options.ts';

export type QuoteId = Id<'quo'>;

/** What sending certain goods to an address costs, for a while. It never changes. */
export type Quote = {
  readonly id: QuoteId;
  readonly owner: string;
  /** Fingerprint of the request: of an address it can be guessed, so it is not for others. */
  readonly request: string;
  readonly address: AddressFields;
  readonly currency: Currency;
  readonly grams: number;
  /** Tells which goods; what the token carries. */
  readonly goods: string;
  readonly options: readonly Option[];
  readonly createdAt: Instant;
  /** Until then an order may name it; a whole second, as the token says it. */
  readonly endsAt: Instant;
  /** From then on the row is garbage, in seconds since the epoch; a confirmed order's quote is not. */
  readonly expiresAt?: number;
};

/** Seconds. */
export type Lifetime = { readonly lasts: number; readonly kept: number };

/** A quote lasts from the second in which it was made, and is kept for a while after its end. */
export const lifeFrom = (now: number, { lasts, kept }: Lifetime): Required<Pick<Quote, 'endsAt' | 'expiresAt'>> => ({
  endsAt: new Date((now + lasts) * 1_000).toISOString(),
  expiresAt: now + lasts + kept,
});

/** Time to live only collects garbage: whoever reads looks at the time. */
export const isGone = ({ expiresAt }: Quote, now: number): boolean => expiresAt !== undefined && expiresAt <= now;
