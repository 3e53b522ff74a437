import type * as z from 'zod';
import type { ChangePayment, LoadPayment } from '#functions/payments/application/change-payment.ts';
import { type PaymentProvider, requestKey } from '#functions/payments/application/payment-provider.ts';
import type { AuthorisePayment } from '#functions/payments/contract/tasks.ts';
import { PaymentMismatch } from '#functions/payments/domain/errors.ts';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { assertAuthorised } from '#functions/payments/domain/outcome.ts';
import { type Payment, requestPayment } from '#functions/payments/domain/payment.ts';
import type { ProviderIntent } from '#functions/payments/domain/provider-intent.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { equals } from '#functions/shared/kernel/money/compare.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Asked = z.infer<typeof AuthorisePayment.input>;

/** Keeps calls away from a provider that is down. */
export type Guard = <T>(work: () => Promise<T>) => Promise<T>;

export type AuthorisePorts = {
  readonly loadPayment: LoadPayment;
  readonly changePayment: ChangePayment;
  readonly provider: Pick<PaymentProvider, 'createIntent' | 'confirm' | 'find'>;
  readonly guard: Guard;
  readonly now: Clock;
};

const BY = 'checkout';

/** The row comes before the money: an undo that finds it knows what to cancel. */
const open = async (ports: AuthorisePorts, { orderId, total }: Asked, trace: Trace): Promise<Payment> => {
  const intent = await ports.provider.createIntent(orderId, total);
  const act = { at: instant(ports.now()), by: BY };
  const opened = followProvider(
    requestPayment({ orderId, intentId: intent.intentId, amount: total }, act),
    intent,
    act,
  );
  return ports.changePayment({ orderId, payment: undefined, trace }, (payment) => payment ?? opened);
};

/** After a timeout the provider is asked, by our own id, what happened. */
const confirm = async (
  { provider }: AuthorisePorts,
  { orderId, paymentMethod }: Asked,
  intentId: string,
): Promise<ProviderIntent> => {
  try {
    return await provider.confirm(intentId, { method: paymentMethod, key: requestKey(orderId, 'confirm') });
  } catch (error) {
    if (!isErrorNamed(error, 'ProviderTimeout')) throw error;
    const found = await provider.find(orderId);
    if (found === undefined || found.status === 'requires_confirmation') throw error;
    return found;
  }
};

const decide = async (
  ports: AuthorisePorts,
  asked: Asked,
  trace: Trace,
  known: Payment | undefined,
): Promise<Payment> => {
  const payment = known ?? (await open(ports, asked, trace));
  if (payment.status !== 'PENDING') return payment;
  const intent = await confirm(ports, asked, payment.intentId);
  const act = { at: instant(ports.now()), by: BY };
  const { orderId } = asked;
  return ports.changePayment({ orderId, payment, trace }, (current = payment) => followProvider(current, intent, act));
};

/**
 * Holds the total for an order, once: whoever asks again gets the same answer.
 * Two writes: PENDING before the provider is asked for money, what it decided after.
 */
export const authorisePayment =
  (ports: AuthorisePorts) =>
  async (asked: Asked, trace: Trace): Promise<Record<string, never>> => {
    const known = await ports.loadPayment(asked.orderId);
    if (known !== undefined && !equals(known.amount, asked.total))
      throw new PaymentMismatch(`The payment of ${asked.orderId} was opened for another amount.`);
    const settled =
      known === undefined || known.status === 'PENDING'
        ? await ports.guard(() => decide(ports, asked, trace, known))
        : known;
    assertAuthorised(settled);
    return {};
  };
