import * as z from 'zod';
import { defineEvent } from '#functions/shared/events/define-event.ts';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';

const about = (summary: string) => ({ context: 'payments', version: 1, summary }) as const;

const payment = z.object({ paymentId: z.string(), orderId: z.string(), amount: moneySchema });

const failed = payment.extend({ reason: z.string() });

export const PaymentAuthorised = defineEvent({
  ...about('The provider holds the amount.'),
  name: 'PaymentAuthorised',
  data: payment,
});

export const PaymentDeclined = defineEvent({
  ...about('The provider or the bank said no.'),
  name: 'PaymentDeclined',
  data: failed,
});

export const PaymentCaptured = defineEvent({
  ...about('The amount was taken.'),
  name: 'PaymentCaptured',
  data: payment,
});

export const PaymentCaptureFailed = defineEvent({
  ...about('The amount could not be taken.'),
  name: 'PaymentCaptureFailed',
  data: failed,
});

export const PaymentVoided = defineEvent({
  ...about('Nothing is held for the order and nothing can be any more.'),
  name: 'PaymentVoided',
  data: payment,
});

export const PaymentRefunded = defineEvent({
  ...about('The amount went back to the buyer.'),
  name: 'PaymentRefunded',
  data: payment,
});

export const RefundFailed = defineEvent({
  ...about('The amount could not be given back; an operator must see to it.'),
  name: 'RefundFailed',
  data: failed,
});

export const paymentsEvents = [
  PaymentAuthorised,
  PaymentDeclined,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentVoided,
  PaymentRefunded,
  RefundFailed,
] as const;
