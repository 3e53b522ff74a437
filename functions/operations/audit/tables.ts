import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { toEvents as catalogEvents } from '#functions/catalog/domain/to-events.ts';
import { customersTable } from '#functions/customers/adapters/customers-table.ts';
import { toEvents as customersEvents } from '#functions/customers/domain/to-events.ts';
import { inventoryTable } from '#functions/inventory/adapters/inventory-table.ts';
import { toEvents as inventoryEvents } from '#functions/inventory/domain/to-events.ts';
import { operationsTable } from '#functions/operations/adapters/operations-table.ts';
import { toEvents as operationsEvents } from '#functions/operations/domain/to-events.ts';
import { ordersTable } from '#functions/orders/adapters/orders-table.ts';
import { toEvents as ordersEvents } from '#functions/orders/domain/to-events.ts';
import { paymentsTable } from '#functions/payments/adapters/payments-table.ts';
import { toEvents as paymentsEvents } from '#functions/payments/domain/to-events.ts';
import type { ToEvents } from '#functions/shared/events/relay.ts';

/** The contexts that keep, of each SKU, what they need of the catalogue. */
export type Keeper = 'orders' | 'cart' | 'shipping';

/** The contexts that publish, with the pure rules by which their rows become events. */
export const publishingContexts: Readonly<Record<string, ToEvents>> = {
  [catalogTable.context]: catalogEvents,
  [inventoryTable.context]: inventoryEvents,
  [customersTable.context]: customersEvents,
  [ordersTable.context]: ordersEvents,
  [paymentsTable.context]: paymentsEvents,
  [operationsTable.context]: operationsEvents,
};
