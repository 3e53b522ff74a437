import type { ProviderIntent } from '#functions/payments/domain/provider-intent.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

/** An act on an intent. `key` is natural (order and act), so that the act may be asked for any number of times. */
type Keyed = { readonly key: string };

/** Creates or gets the one intent of an order; moves no money. */
export type CreateIntent = (orderId: string, amount: Money) => Promise<ProviderIntent>;

/** Asks the bank to hold the amount. @throws OrderAlreadyDecided once cancelled, UnknownPaymentMethod */
export type ConfirmIntent = (intentId: string, act: Keyed & { readonly method: string }) => Promise<ProviderIntent>;

/** Releases what is held and refuses every later confirm. @throws AlreadyCaptured */
export type CancelIntent = (intentId: string, act: Keyed) => Promise<ProviderIntent>;

/** Takes what is held. */
export type CaptureIntent = (intentId: string, act: Keyed & { readonly amount: Money }) => Promise<ProviderIntent>;

/** Gives back what was taken. */
export type RefundIntent = (intentId: string, act: Keyed & { readonly amount: Money }) => Promise<ProviderIntent>;

/** What became of an order's intent; undefined when there is none. */
export type FindIntent = (orderId: string) => Promise<ProviderIntent | undefined>;

/**
 * The port to whoever moves the money. Every call may throw ProviderTimeout (the effect is unknown),
 * ProviderUnavailable (ask again) and ProviderRefused (never ask again).
 */
export type PaymentProvider = {
  readonly createIntent: CreateIntent;
  readonly confirm: ConfirmIntent;
  readonly cancel: CancelIntent;
  readonly capture: CaptureIntent;
  readonly refund: RefundIntent;
  readonly find: FindIntent;
};

export const requestKey = (orderId: string, act: 'confirm' | 'cancel' | 'capture' | 'refund'): string =>
  `${orderId}/${act}`;
