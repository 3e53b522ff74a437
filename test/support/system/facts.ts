import type { Stock } from '#functions/inventory/domain/stock.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { readOrder } from '#functions/orders/domain/stored-order.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';

const those = <Row>(system: OfflineSystem, context: string, prefix: string): Row[] =>
  system.rows(context).filter(({ pk }) => String(pk).startsWith(prefix)) as Row[];

export const ordersOf = (system: OfflineSystem): Order[] =>
  those<Record<string, unknown>>(system, 'orders', 'ord_').map(readOrder);
export const stockOf = (system: OfflineSystem): Stock[] => those<Stock>(system, 'inventory', 'stock#');
export const intentsOf = (system: OfflineSystem): Intent[] => those<Intent>(system, 'sandbox', 'intent#');

/** What the provider holds or took for an order, in minor units. */
const chargedFor = (system: OfflineSystem, orderId: string): number =>
  intentsOf(system)
    .filter(({ reference, status }) => reference === orderId && (status === 'authorised' || status === 'captured'))
    .reduce((sum, { amount }) => sum + amount, 0);

const wanted = (orders: readonly Order[], sku: string): number =>
  orders.flatMap(({ lines }) => lines).reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);

/**
 * What must hold once the system has come to rest, as sentences about what does not: every order decided, money held for
 * just what is confirmed, and every piece accounted for.
 */
export const violations = (system: OfflineSystem): string[] => {
  const orders = ordersOf(system);
  const confirmed = orders.filter(({ status }) => status === 'CONFIRMED');
  const undecided = orders.filter(({ status }) => status === 'PENDING' || status === 'CANCELLING');
  return [
    ...undecided.map(({ id, status }) => `${id} is still ${status}`),
    ...orders.flatMap(({ id, status, total }) => {
      const charged = chargedFor(system, id);
      const owed = status === 'CONFIRMED' ? total.amount : 0;
      return charged === owed || status === 'NEEDS_ATTENTION' ? [] : [`${id} is ${status} and ${charged} is charged`];
    }),
    ...stockOf(system).flatMap(({ sku, available, held, sold, received, writtenOff }) => [
      ...(received === available + held + sold + writtenOff ? [] : [`${sku} does not add up`]),
      ...(Math.min(available, held, sold) < 0 ? [`${sku} is negative`] : []),
      ...(held === wanted(confirmed, sku) || orders.some(({ status }) => status === 'NEEDS_ATTENTION')
        ? []
        : [`${sku}: ${held} held, ${wanted(confirmed, sku)} confirmed`]),
    ]),
  ];
};
