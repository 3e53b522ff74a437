import type { ChangePayment } from '#functions/payments/application/change-payment.ts';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { type Failure, noteFailure } from '#functions/payments/domain/note-failure.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { ProviderIntent } from '#functions/payments/domain/provider-intent.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Settlement = {
  readonly by: string;
  readonly trace: Trace;
  readonly failure: Failure;
  readonly ask: () => Promise<ProviderIntent>;
};

const refusalOf = (error: unknown): string | undefined =>
  error instanceof DomainError && error.name === 'ProviderRefused' ? String(error.facts.code) : undefined;

/** Asks the provider to move money that it holds, and keeps on the row what it did, or that it refused. */
export const settlePayment =
  ({ changePayment, now }: { readonly changePayment: ChangePayment; readonly now: Clock }) =>
  async (payment: Payment, { by, trace, failure, ask }: Settlement): Promise<Payment> => {
    const known = { orderId: payment.orderId, payment, trace };
    try {
      const intent = await ask();
      return await changePayment(known, (current = payment) =>
        followProvider(current, intent, { at: instant(now()), by }),
      );
    } catch (error) {
      const reason = refusalOf(error);
      if (reason !== undefined)
        await changePayment(known, (current = payment) =>
          noteFailure(current, failure, reason, { at: instant(now()), by }),
        );
      throw error;
    }
  };
