import { CheckoutOverdue, OrderPlaced } from '#functions/orders/contract/events.ts';

/** What infra and the tests need to know of the machine beside its file. */
export const checkout = {
  name: 'checkout',
  type: 'EXPRESS',
  startedBy: [OrderPlaced, CheckoutOverdue],
  /** Placeholders of the file: the task functions that it may invoke. */
  functions: {
    OrdersTasks: ['orders', 'tasks'],
    InventoryTasks: ['inventory', 'tasks'],
    PaymentsTasks: ['payments', 'tasks'],
  },
} as const;
