import * as z from 'zod';
import { defineEvent } from '#functions/shared/events/define-event.ts';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';

const lines = z.array(z.object({ sku: z.string(), quantity: z.int().positive() }));

const cancellation = z.object({
  /** Who asked: `checkout` and `deadline` end in REJECTED, a buyer or an operator in CANCELLED. */
  by: z.enum(['checkout', 'deadline', 'buyer', 'operator']),
  reason: z.string(),
});

const about = (summary: string) => ({ context: 'orders', version: 1, summary }) as const;

export const OrderPlaced = defineEvent({
  ...about('An order was written as PENDING: checkout begins.'),
  name: 'OrderPlaced',
  data: z.object({ orderId: z.string(), owner: z.string(), total: moneySchema, lines }),
});

export const OrderConfirmed = defineEvent({
  ...about('Stock is held and the payment is authorised: the order stands.'),
  name: 'OrderConfirmed',
  data: z.object({
    orderId: z.string(),
    owner: z.string(),
    total: moneySchema,
    lines,
    cart: z.object({ id: z.string(), version: z.int() }).optional(),
    quoteId: z.string().optional().describe('How shipping knows where it goes, and how'),
    contactId: z.string().optional().describe('How notifications knows whom to tell'),
    country: z.string().optional().describe('ISO 3166-1 alpha-2'),
  }),
});

export const OrderRejected = defineEvent({
  ...about('Checkout could not be done and everything was undone.'),
  name: 'OrderRejected',
  data: z.object({ orderId: z.string(), owner: z.string(), reason: z.string() }),
});

export const CheckoutOverdue = defineEvent({
  ...about('An order is still PENDING after its deadline: checkout begins again.'),
  name: 'CheckoutOverdue',
  data: z.object({ orderId: z.string(), attempt: z.int().positive() }),
});

export const CancellationRequested = defineEvent({
  ...about('An order became CANCELLING, or has been so for too long: cancel-order begins.'),
  name: 'CancellationRequested',
  data: z.object({ orderId: z.string(), cancellation }),
});

export const CancellationRefused = defineEvent({
  ...about('A cancellation came too late; the order is CONFIRMED again.'),
  name: 'CancellationRefused',
  data: z.object({ orderId: z.string(), owner: z.string(), reason: z.string() }),
});

export const OrderCancelled = defineEvent({
  ...about('A buyer or an operator cancelled and everything was undone.'),
  name: 'OrderCancelled',
  data: z.object({ orderId: z.string(), owner: z.string(), cancellation }),
});

export const OrderNeedsAttention = defineEvent({
  ...about('An undo failed for as long as it may: the order waits for an operator.'),
  name: 'OrderNeedsAttention',
  data: z.object({ orderId: z.string(), problem: z.string() }),
});

export const ordersEvents = [
  OrderPlaced,
  OrderConfirmed,
  OrderRejected,
  CheckoutOverdue,
  CancellationRequested,
  CancellationRefused,
  OrderCancelled,
  OrderNeedsAttention,
] as const;
