import * as z from 'zod';
import { defineTask } from '#functions/shared/runtime/define-task.ts';

const line = z.object({ sku: z.string(), quantity: z.int().positive() });

const reservation = z.object({ orderId: z.string(), lines: z.array(line).min(1) });

/** Holds the pieces of every line; a second run finds them held. */
export const ReserveStock = defineTask({
  name: 'ReserveStock',
  input: reservation,
  output: z.object({}),
  errors: ['OutOfStock', 'OrderAlreadyDecided'],
});

/** Gives back whatever an order holds, and leaves a tombstone so that nothing can be held for it any more. */
export const ReleaseStock = defineTask({
  name: 'ReleaseStock',
  input: reservation,
  output: z.object({}),
  errors: [],
});

export const inventoryTasks = [ReserveStock, ReleaseStock] as const;
