import * as z from 'zod';
import { currencySchema } from '#functions/shared/kernel/money/money-schema.ts';

const minorUnits = z.int();
const onIntent = { intentId: z.string().min(1), requestKey: z.string().min(1).max(255) };

/**
 * What a merchant may ask of the provider, by invoking its function. `reference` is the merchant's own id of what is
 * paid; there is one intent for it, for ever. A `requestKey` names an act: the same act again is the same answer.
 */
export const providerRequestSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('createIntent'),
    reference: z.string().min(1).max(255),
    amount: minorUnits,
    currency: currencySchema,
  }),
  z.strictObject({ operation: z.literal('confirm'), ...onIntent, token: z.string() }),
  z.strictObject({ operation: z.literal('cancel'), ...onIntent }),
  z.strictObject({ operation: z.literal('capture'), ...onIntent, amount: minorUnits }),
  z.strictObject({ operation: z.literal('refund'), ...onIntent, amount: minorUnits }),
  z.strictObject({ operation: z.literal('find'), reference: z.string().min(1).max(255) }),
]);

export type ProviderRequest = z.infer<typeof providerRequestSchema>;
export type ProviderOperation = ProviderRequest['operation'];

/** An intent as a merchant sees it; all amounts are minor units of `currency`. */
export const intentSchema = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum([
    'requires_confirmation',
    'authorised',
    'declined',
    'cancelled',
    'captured',
    'partially_refunded',
    'refunded',
  ]),
  declineCode: z.enum(['card_declined', 'insufficient_funds']).optional(),
  amount: minorUnits,
  currency: currencySchema,
  amountAuthorised: minorUnits,
  amountCaptured: minorUnits,
  amountRefunded: minorUnits,
});

/** The answer's code when there is no such intent; the other codes are those of `IntentRefused`. */
export const UNKNOWN_INTENT = 'unknown_intent';

/** A refusal is an answer, and final; a function error is a server error, after which the effect is unknown. */
export const providerAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), intent: intentSchema }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
]);

export type ProviderAnswer = z.input<typeof providerAnswerSchema>;
