import { catalogEvents } from '#functions/catalog/contract/events.ts';
import { customersEvents } from '#functions/customers/contract/events.ts';
import { inventoryEvents } from '#functions/inventory/contract/events.ts';
import { operationsEvents } from '#functions/operations/contract/events.ts';
import { ordersEvents } from '#functions/orders/contract/events.ts';
import { paymentsEvents } from '#functions/payments/contract/events.ts';

/** The archive takes every event of every context. */
export const operationsSubscriptions = [
  ...catalogEvents,
  ...inventoryEvents,
  ...customersEvents,
  ...ordersEvents,
  ...paymentsEvents,
  ...operationsEvents,
] as const;
