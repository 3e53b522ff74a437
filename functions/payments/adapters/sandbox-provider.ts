import { OrderAlreadyDecided } from '#functions/orders/contract/errors.ts';
import type { AskProvider } from '#functions/payments/adapters/invoke-provider.ts';
import { PATIENCE, patiently } from '#functions/payments/adapters/patience.ts';
import type { PaymentProvider } from '#functions/payments/application/payment-provider.ts';
import { AlreadyCaptured, ProviderRefused, UnknownPaymentMethod } from '#functions/payments/domain/errors.ts';
import type { DeclineReason, ProviderIntent } from '#functions/payments/domain/provider-intent.ts';
import { type ProviderAnswer, type ProviderRequest, UNKNOWN_INTENT } from '#functions/sandbox/contract/index.ts';
import type { DomainError } from '#functions/shared/kernel/domain-error.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Intent = Extract<ProviderAnswer, { ok: true }>['intent'];
type Refusal = Extract<ProviderAnswer, { ok: false }>['error'];

const REASONS: Record<NonNullable<Intent['declineCode']>, DeclineReason> = {
  card_declined: 'card-declined',
  insufficient_funds: 'insufficient-funds',
};

const toIntent = ({ id: intentId, status, declineCode = 'card_declined' }: Intent): ProviderIntent => {
  if (status === 'declined') return { intentId, status, reason: REASONS[declineCode] };
  return { intentId, status: status === 'partially_refunded' ? 'captured' : status };
};

const toError = ({ code, message }: Refusal): DomainError => {
  switch (code) {
    case 'unknown_token':
      return new UnknownPaymentMethod(message);
    case 'intent_cancelled':
      return new OrderAlreadyDecided(message);
    default:
      return new ProviderRefused(message, { code });
  }
};

const isRefused = (error: unknown, code: string): boolean =>
  error instanceof ProviderRefused && error.facts.code === code;

/** The sandbox behind the port: its words become ours, its refusals our errors, and every call has its patience. */
export const sandboxProvider = (world: World, askProvider: AskProvider): PaymentProvider => {
  const persist = patiently(world);
  const answerTo = (request: ProviderRequest): Promise<ProviderAnswer> =>
    persist(PATIENCE[request.operation], (signal) => askProvider(request, signal));

  const ask = async (request: ProviderRequest): Promise<ProviderIntent> => {
    const answer = await answerTo(request);
    if (!answer.ok) throw toError(answer.error);
    return toIntent(answer.intent);
  };

  return {
    createIntent: (orderId, { amount, currency }) =>
      ask({ operation: 'createIntent', reference: orderId, amount, currency }),
    confirm: (intentId, { method, key }) => ask({ operation: 'confirm', intentId, token: method, requestKey: key }),
    cancel: (intentId, { key }) =>
      ask({ operation: 'cancel', intentId, requestKey: key }).catch((error: unknown) => {
        throw isRefused(error, 'already_captured') ? new AlreadyCaptured(`${intentId} was captured.`) : error;
      }),
    capture: (intentId, { key, amount: { amount } }) =>
      ask({ operation: 'capture', intentId, requestKey: key, amount }),
    refund: (intentId, { key, amount: { amount } }) => ask({ operation: 'refund', intentId, requestKey: key, amount }),
    find: async (orderId) => {
      const answer = await answerTo({ operation: 'find', reference: orderId });
      if (!answer.ok && answer.error.code === UNKNOWN_INTENT) return undefined;
      if (!answer.ok) throw toError(answer.error);
      return toIntent(answer.intent);
    },
  };
};
