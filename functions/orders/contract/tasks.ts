import * as z from 'zod';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineTask } from '#functions/shared/runtime/define-task.ts';

const order = z.object({ orderId: z.string() });

/** What the steps of both machines need to know of an order. */
const orderToWorkOn = z.object({
  /** False when the order is decided already: the machine ends at once. */
  open: z.boolean(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int().positive() })),
  total: moneySchema,
  paymentMethod: z.string(),
});

/** An error as Step Functions hands it to a catcher. */
const failure = z.object({ Error: z.string(), Cause: z.string().optional() });

export const BeginCheckout = defineTask({
  name: 'BeginCheckout',
  input: order,
  output: orderToWorkOn,
  errors: ['OrderNotFound'],
});

/** The pivot: PENDING → CONFIRMED. */
export const ConfirmOrder = defineTask({
  name: 'ConfirmOrder',
  input: order,
  output: z.object({}),
  errors: ['OrderAlreadyDecided', 'OrderNotFound'],
});

/** PENDING → CANCELLING with the reason of the failed step; nothing when the order is decided. */
export const GiveUpCheckout = defineTask({
  name: 'GiveUpCheckout',
  input: z.object({ orderId: z.string(), failure }),
  output: z.object({}),
  errors: ['OrderNotFound'],
});

export const BeginCancellation = defineTask({
  name: 'BeginCancellation',
  input: order,
  output: orderToWorkOn,
  errors: ['OrderNotFound'],
});

/** CANCELLING → REJECTED or CANCELLED, as whoever asked for it decides. */
export const FinishCancellation = defineTask({
  name: 'FinishCancellation',
  input: order,
  output: z.object({}),
  errors: ['OrderNotFound'],
});

/** CANCELLING → NEEDS_ATTENTION: every retry is used up. */
export const ParkOrder = defineTask({
  name: 'ParkOrder',
  input: z.object({ orderId: z.string(), failure }),
  output: z.object({}),
  errors: ['OrderNotFound'],
});

export const ordersTasks = [
  BeginCheckout,
  ConfirmOrder,
  GiveUpCheckout,
  BeginCancellation,
  FinishCancellation,
  ParkOrder,
] as const;
