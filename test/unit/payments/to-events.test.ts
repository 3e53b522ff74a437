import { describe, expect, it } from '@jest/globals';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { noteFailure } from '#functions/payments/domain/note-failure.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import { toEvents } from '#functions/payments/domain/to-events.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import { storeTrace } from '#functions/shared/kernel/trace.ts';
import { act, intent, ORDER, requested, TOTAL, trace } from '#test/support/builders/payments/payments.ts';

const row = (payment: Payment) => ({
  ...payment,
  pk: `payment#${payment.orderId}`,
  sk: 'payment',
  v: 1,
  trace: storeTrace(trace),
});

const authorised = followProvider(requested(), intent('authorised'), act(1));
const published = (before: Payment | undefined, after: Payment) =>
  toEvents(before && row(before), row(after)).map(toEnvelope);

describe('the events of a payment', () => {
  it('are the entries that a write added', () => {
    expect(published(requested(), authorised)).toEqual([
      {
        meta: {
          id: `${authorised.id}#2`,
          type: 'PaymentAuthorised',
          version: 1,
          occurredAt: act(1).at,
          aggregateId: authorised.id,
          sequence: 2,
          ...trace,
        },
        data: { paymentId: authorised.id, orderId: ORDER, amount: TOTAL },
      },
    ]);
  });

  it('are none for a payment that was only opened, or not changed', () => {
    expect(published(undefined, requested())).toEqual([]);
    expect(published(authorised, authorised)).toEqual([]);
  });

  it('are rebuilt from the whole history', () => {
    const captured = followProvider(authorised, intent('captured'), act(2));
    const failed = noteFailure(captured, 'RefundFailed', 'refund_exceeds_captured', act(3));
    const refunded = followProvider(failed, intent('refunded'), act(4));
    const types = published(undefined, refunded).map(({ meta }) => meta.type);
    expect(types).toEqual(['PaymentAuthorised', 'PaymentCaptured', 'RefundFailed', 'PaymentRefunded']);
  });

  it('say why', () => {
    const declined = followProvider(requested(), intent('declined'), act(1));
    const failed = noteFailure(authorised, 'CaptureFailed', 'not_authorised', act(2));
    expect(published(requested(), declined)[0]?.data).toMatchObject({ reason: 'insufficient-funds' });
    expect(published(authorised, failed)[0]).toMatchObject({
      meta: { type: 'PaymentCaptureFailed' },
      data: { reason: 'not_authorised' },
    });
  });

  it('tell of a tombstone that nothing is held and nothing can be', () => {
    const voided = followProvider(requested(), intent('cancelled'), act(1));
    expect(published(undefined, voided).map(({ meta }) => [meta.type, meta.sequence])).toEqual([['PaymentVoided', 2]]);
  });

  it('are none for the rows of the circuit breaker', () => {
    expect(toEvents(undefined, { pk: 'provider#sandbox', sk: 'breaker', failures: 3 })).toEqual([]);
  });
});
