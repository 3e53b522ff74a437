import { getProduct } from '#functions/catalog/contract/routes.ts';
import { getOrder } from '#functions/orders/contract/routes.ts';
import { buyer, toApiEvent } from '#test/support/system/api-call.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { tableOf } from '#test/support/system/tables.ts';
import { openShop, placeThreeLines } from '../units/scenario.ts';

/** A function, and an event that leads it to AWS and back. */
export type FirstCall = {
  readonly context: string;
  readonly fn: string;
  readonly what: string;
  readonly event: unknown;
};

const ORDER = `ord_${'0'.repeat(26)}`;

const trace = {
  correlationId: 'request',
  causationId: 'request',
  traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
};

/** A change of an order as the table's stream hands it over. */
const changeOfAnOrder = async (): Promise<unknown> => {
  const system = offlineSystem();
  await openShop(system);
  await placeThreeLines(system, 'the order');
  const table = tableOf('orders');
  return system.dynamo.toStreamEvent(table, system.dynamo.drainStream(table));
};

/** One function of each kind that a buyer waits for. */
export const firstCalls = async (): Promise<FirstCall[]> => [
  {
    context: 'orders',
    fn: 'api',
    what: 'GET /orders/{orderId}: GetItem, 404',
    event: toApiEvent({ route: getOrder, params: { orderId: ORDER }, as: buyer }),
  },
  {
    context: 'catalog',
    fn: 'api',
    what: 'GET /products/{productId}: GetItem, 404',
    event: toApiEvent({ route: getProduct, params: { productId: 'prd_0' } }),
  },
  {
    context: 'orders',
    fn: 'tasks',
    what: 'BeginCheckout: GetItem, OrderNotFound',
    event: { task: 'BeginCheckout', input: { orderId: ORDER }, trace },
  },
  { context: 'orders', fn: 'relay', what: 'OrderPlaced: PutEvents', event: await changeOfAnOrder() },
];
