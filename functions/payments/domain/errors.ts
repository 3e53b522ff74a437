import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const PaymentDeclined = defineError('PaymentDeclined', 'conflict', 'The payment was declined.');
export const InsufficientFunds = defineError('InsufficientFunds', 'conflict', 'The account does not cover the amount.');
export const UnknownPaymentMethod = defineError('UnknownPaymentMethod', 'conflict', 'The payment method is unknown.');

/** Two requests for one order name different amounts. */
export const PaymentMismatch = defineError('PaymentMismatch', 'conflict', 'The amounts differ.');

export const PaymentNotFound = defineError('PaymentNotFound', 'not-found', 'There is no payment for this order.');
export const PaymentNotAuthorised = defineError('PaymentNotAuthorised', 'conflict', 'There is nothing to capture.');
export const PaymentNotCaptured = defineError('PaymentNotCaptured', 'conflict', 'There is nothing to refund.');

/** No answer in time: the effect is unknown, and asking again is safe. */
export const ProviderTimeout = defineError('ProviderTimeout', 'unavailable', 'The payment provider is slow.');

/** No use of the provider now: it failed, or is left alone for a while. */
export const ProviderUnavailable = defineError('ProviderUnavailable', 'unavailable', 'The payment provider failed.');

/** A refusal that repeating does not cure; `facts.code` is the provider's own word for it. */
export const ProviderRefused = defineError('ProviderRefused', 'conflict', 'The payment provider refused.');

/** What was captured cannot be cancelled, only refunded. */
export const AlreadyCaptured = defineError('AlreadyCaptured', 'conflict', 'The amount was captured already.');

export const InvalidSignature = defineError('InvalidSignature', 'unauthenticated', 'The signature is not valid.');
