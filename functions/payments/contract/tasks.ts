import * as z from 'zod';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineTask } from '#functions/shared/runtime/define-task.ts';

/** Holds the order's total on the buyer's payment method. */
export const AuthorisePayment = defineTask({
  name: 'AuthorisePayment',
  input: z.object({ orderId: z.string(), total: moneySchema, paymentMethod: z.string() }),
  output: z.object({}),
  errors: ['PaymentDeclined', 'InsufficientFunds', 'UnknownPaymentMethod', 'OrderAlreadyDecided'],
});

/** Whatever was authorised is voided, whatever was captured refunded, and nothing can be authorised any more. */
export const UndoPayment = defineTask({
  name: 'UndoPayment',
  input: z.object({ orderId: z.string(), total: moneySchema }),
  output: z.object({}),
  errors: [],
});

export const paymentsTasks = [AuthorisePayment, UndoPayment] as const;
