import type { Trace } from '#functions/shared/kernel/trace.ts';
import type { QuoteToken } from '#functions/shipping/contract/quote-token.ts';
import type { KnownProduct } from '#functions/shipping/domain/parcel.ts';
import type { Quote } from '#functions/shipping/domain/quote.ts';

export type Now = () => Date;

export type LoadQuote = (quoteId: string) => Promise<Quote | undefined>;

/** Answers false when there is a quote with this id that is not garbage at `now` (seconds since the epoch). */
export type SaveQuote = (quote: Quote, now: number, trace: Trace) => Promise<boolean>;

/** Takes its end from a quote; where there is none, nothing happens. */
export type KeepQuote = (quoteId: string) => Promise<void>;

export type SignQuote = (token: QuoteToken) => Promise<string>;

export type FindProducts = (skus: readonly string[]) => Promise<ReadonlyMap<string, KnownProduct>>;

/** Both write only what is newer than what is known. */
export type KeepProduct = (product: KnownProduct, productId: string, sequence: number) => Promise<void>;
export type RetireProduct = (sku: string, productId: string, sequence: number) => Promise<void>;

/** Whose a guest's quotes are now; of a claim that was kept before it told the customer, only that there is one. */
export type FindClaim = (guest: string) => Promise<{ readonly customer?: string } | undefined>;

/** The first claim stays. */
export type KeepClaim = (claim: { readonly guest: string; readonly customer: string }) => Promise<void>;
