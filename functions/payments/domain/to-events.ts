import * as events from '#functions/payments/contract/events.ts';
import type { Payment, PaymentEntry } from '#functions/payments/domain/payment.ts';
import { eventsFromHistory } from '#functions/shared/events/events-from-history.ts';
import { body, type EventBody, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

type Row = Readonly<Record<string, unknown>>;
type PaymentRow = Payment & { readonly trace: StoredTrace };

const toEvent = ({ id, orderId, amount }: Payment, { what, reason = '' }: PaymentEntry): EventBody | undefined => {
  const payment = { paymentId: id, orderId, amount };
  switch (what) {
    case 'Requested':
      return undefined;
    case 'Authorised':
      return body(events.PaymentAuthorised, payment);
    case 'Declined':
      return body(events.PaymentDeclined, { ...payment, reason });
    case 'Voided':
      return body(events.PaymentVoided, payment);
    case 'Captured':
      return body(events.PaymentCaptured, payment);
    case 'CaptureFailed':
      return body(events.PaymentCaptureFailed, { ...payment, reason });
    case 'Refunded':
      return body(events.PaymentRefunded, payment);
    case 'RefundFailed':
      return body(events.RefundFailed, { ...payment, reason });
  }
};

/** Of the table's rows only payments tell events; the circuit breaker's do not. */
const isPayment = (row: Row | undefined): boolean => typeof row?.id === 'string' && row.id.startsWith('pay_');

const asPayment = (row: Row | undefined): PaymentRow | undefined =>
  isPayment(row) ? (row as unknown as PaymentRow) : undefined;

export const toEvents = (before: Row | undefined, after: Row): OutgoingEvent[] => {
  const payment = asPayment(after);
  return payment === undefined ? [] : eventsFromHistory(asPayment(before), payment, toEvent);
};
