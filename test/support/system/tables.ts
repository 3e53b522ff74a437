import { cartTable } from '#functions/cart/adapters/cart-table.ts';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { customersTable } from '#functions/customers/adapters/customers-table.ts';
import { inventoryTable } from '#functions/inventory/adapters/inventory-table.ts';
import { notificationsTable } from '#functions/notifications/adapters/notifications-table.ts';
import { operationsTable } from '#functions/operations/adapters/operations-table.ts';
import { ordersTable } from '#functions/orders/adapters/orders-table.ts';
import { paymentsTable } from '#functions/payments/adapters/payments-table.ts';
import { sandboxTable } from '#functions/sandbox/adapters/sandbox-table.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { shippingTable } from '#functions/shipping/adapters/shipping-table.ts';

export const STAGE = 'test';

/** The physical name of a context's table in tests. */
export const tableOf = (context: string): string => resourceName(STAGE, context, 'table');

export const descriptions = {
  cart: cartTable,
  catalog: catalogTable,
  customers: customersTable,
  inventory: inventoryTable,
  notifications: notificationsTable,
  operations: operationsTable,
  orders: ordersTable,
  payments: paymentsTable,
  sandbox: sandboxTable,
  shipping: shippingTable,
} as const;

/** Every context's table by its physical name. */
export const tables = Object.fromEntries(Object.entries(descriptions).map(([name, table]) => [tableOf(name), table]));

const keyParameter = (kind: string): string => `/bazaar/${STAGE}/keys/${kind}`;

/** The variables that the constructs set on the functions. */
export const environment: Record<string, string> = {
  BAZAAR_STAGE: STAGE,
  ...Object.fromEntries(Object.keys(descriptions).map((name) => [`${name.toUpperCase()}_TABLE`, tableOf(name)])),
  BUS_NAME: resourceName(STAGE, 'platform', 'bus'),
  ARCHIVE_BUCKET: 'archive',
  IMPORTS_BUCKET: 'imports',
  IMPORTS_QUEUE_URL: 'https://sqs.test/bazaar-test-catalog-importer',
  IMPORTS_QUEUE_TRIES: '5',
  PAYMENT_PROVIDER_FUNCTION: resourceName(STAGE, 'sandbox', 'provider'),
  WEBHOOK_QUEUE_URL: 'http://queue.test/webhooks',
  WEBHOOK_SECRET_NAME: resourceName(STAGE, 'sandbox', 'webhook-secret'),
  API_URL_PARAMETER: `/bazaar/${STAGE}/api-url`,
  DEAD_LETTER_QUEUES: resourceName(STAGE, 'orders', 'inbox-dlq'),
  SWEEP_AFTER_SECONDS: '900',
  ORDERS_PER_MINUTE: '600',
  DEFAULT_COUNTRY: 'DE',
  GUEST_SECONDS: String(30 * 86_400),
  QUOTE_LASTS_SECONDS: '1800',
  QUOTE_KEPT_SECONDS: '604800',
  USER_POOL_PARAMETER: `/bazaar/${STAGE}/user-pool-id`,
  USER_POOL_CLIENT_PARAMETER: `/bazaar/${STAGE}/user-pool-client-id`,
  GUEST_KEY_PARAMETER: keyParameter('guest'),
  QUOTE_KEY_PARAMETER: keyParameter('quote'),
  CONTACT_KEY_PARAMETER: keyParameter('contact'),
};

/** Which kind of key each context signs with. */
const SIGNS: Readonly<Record<string, string>> = { customers: 'guest', shipping: 'quote', notifications: 'contact' };

const signingIn = (context: string): Record<string, string> => {
  const kind = SIGNS[context];
  return kind === undefined
    ? {}
    : { SIGNING_SECRET_NAME: resourceName(STAGE, context, `${kind}-key`), SIGNING_KEY_PARAMETER: keyParameter(kind) };
};

/**
 * The variables that one function has alone: with which key it signs; and that operations may set faults, which befall
 * nobody, since the others are not told that there are any.
 * @param name as in `shipping-api`
 */
export const variablesOf = (name: string): Record<string, string> => ({
  ...signingIn(name.split('-')[0] ?? ''),
  ...(name === 'operations-api' && { BAZAAR_FAULTS: 'on' }),
});
