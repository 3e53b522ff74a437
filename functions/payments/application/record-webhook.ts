import type { ChangePayment, LoadPayment } from '#functions/payments/application/change-payment.ts';
import type { FindIntent } from '#functions/payments/application/payment-provider.ts';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import type { ProviderIntent } from '#functions/payments/domain/provider-intent.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** What a webhook claims of an order's intent. */
export type Claim = { readonly orderId: string; readonly intent: ProviderIntent };

export type WebhookPorts = {
  readonly loadPayment: LoadPayment;
  readonly changePayment: ChangePayment;
  readonly findIntent: FindIntent;
  readonly now: Clock;
};

const BY = 'provider';

/**
 * A webhook may come late, twice or out of order, so it is only a hint: one that claims something new makes us ask the
 * provider where the intent is now, and that is recorded. Most claim what the row says already and cost one read.
 */
export const recordWebhook =
  ({ loadPayment, changePayment, findIntent, now }: WebhookPorts) =>
  async ({ orderId, intent }: Claim, trace: Trace): Promise<'recorded' | 'ignored'> => {
    const payment = await loadPayment(orderId);
    if (payment === undefined || payment.intentId !== intent.intentId) return 'ignored';
    const act = { at: instant(now()), by: BY };
    if (followProvider(payment, intent, act) === payment) return 'ignored';
    const found = await findIntent(orderId);
    if (found === undefined) return 'ignored';
    const recorded = await changePayment({ orderId, payment, trace }, (current = payment) =>
      followProvider(current, found, act),
    );
    return recorded === payment ? 'ignored' : 'recorded';
  };
