import { CancellationRequested } from '#functions/orders/contract/events.ts';

/** What infra and the tests need to know of the machine beside its file. */
export const cancelOrder = {
  name: 'cancel-order',
  type: 'STANDARD',
  startedBy: [CancellationRequested],
  /** Placeholders of the file: the task functions that it may invoke. */
  functions: {
    OrdersTasks: ['orders', 'tasks'],
    InventoryTasks: ['inventory', 'tasks'],
    PaymentsTasks: ['payments', 'tasks'],
  },
} as const;
