import { randomBytes, randomUUID } from 'node:crypto';
import * as catalog from '#functions/catalog/contract/routes.ts';
import * as inventory from '#functions/inventory/contract/routes.ts';
import * as operations from '#functions/operations/contract/routes.ts';
import * as orders from '#functions/orders/contract/routes.ts';
import * as payments from '#functions/payments/contract/routes.ts';
import type { Api } from '#scripts/shop/api.ts';
import { Failure } from '#scripts/shop/failure.ts';
import { receiveStock } from '#scripts/shop/stock/receive-stock.ts';
import { type Basket, fillShelves } from '../load/baskets.ts';
import { checkOut, runLoop } from '../load/checkouts.ts';

const ORDERS_AT_ONCE = { buyers: 8, orders: 24, seconds: 60 };

/** Some routes have nothing to do in a healthy shop, and say so: that is an answer too. */
const whateverComes = async (call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Failure) || (error.problem.status ?? 500) >= 500) throw error;
  }
};

const etagOf = ({ headers }: { readonly headers: Headers }): string => headers.get('etag') ?? '';

const newProduct = (sku: string) => ({
  title: `A product of the bench, ${sku}`,
  description: 'Made by npm run bench, and retired by it.',
  category: ['Bench'],
  taxCategory: 'standard' as const,
  variants: [{ sku, prices: { EUR: 1_000 } }],
});

/** A product's life, from its draft to its end. */
const visitCatalogue = async (api: Api): Promise<void> => {
  const sku = `BENCH-${randomBytes(4).toString('hex').toUpperCase()}`;
  const body = newProduct(sku);
  const { body: created } = await api(catalog.createProduct, { body, idempotencyKey: randomUUID() });
  const params = { productId: created.id };
  const published = await api(catalog.publishProduct, { params });
  const replaced = await api(catalog.replaceProduct, { params, body, ifMatch: etagOf(published) });
  const title = `${body.title}, edited`;
  const edited = await api(catalog.editProduct, { params, body: { title }, ifMatch: etagOf(replaced) });
  const prices = { params: { ...params, sku }, body: { EUR: 1_100 }, ifMatch: etagOf(edited) };
  await api(catalog.setVariantPrices, prices);
  await api(catalog.getProductForOperators, { params });
  await api(catalog.getProduct, { params });
  await receiveStock({ api, sleep: async () => {} }, { sku, quantity: 5, idempotencyKey: randomUUID() });
  const lost = { quantity: -5, reason: 'bench' };
  await api(inventory.adjustStock, { params: { sku }, body: lost, idempotencyKey: randomUUID() });
  await api(inventory.getStock, { params: { sku } });
  await api(inventory.getStockForOperators, { params: { sku } });
  await api(catalog.retireProduct, { params });
  const imported = { ...newProduct(`${sku}-I`), publish: false };
  await api(catalog.importProduct, { params: { externalId: sku.toLowerCase() }, body: imported });
};

/** Orders that are looked at, and cancelled by their buyer and by an operator. */
const visitOrders = async (api: Api, basketOf: (nth: number) => Basket): Promise<void> => {
  const { orderId: paid } = await checkOut(api, basketOf(0));
  const { orderId: mine } = await checkOut(api, basketOf(1));
  const { orderId: theirs } = await checkOut(api, basketOf(2));
  await api(orders.listOrders);
  await api(orders.getOrder, { params: { orderId: paid } });
  await api(orders.getAnyOrder, { params: { orderId: paid } });
  await api(orders.getAnyTimeline, { params: { orderId: paid } });
  await whateverComes(api(orders.resumeOrder, { params: { orderId: paid } }));
  await whateverComes(api(payments.getPayment, { params: { orderId: paid } }));
  await whateverComes(api(payments.refundPayment, { params: { orderId: paid }, idempotencyKey: randomUUID() }));
  await whateverComes(api(orders.cancelOrder, { params: { orderId: mine }, body: { reason: 'other' } }));
  await whateverComes(api(orders.cancelAnyOrder, { params: { orderId: theirs }, body: { reason: 'other' } }));
  await api(orders.listUnsettledOrders);
};

const visitOperations = async (api: Api): Promise<void> => {
  await api(operations.getHealth);
  const faults = await api(operations.getFaults);
  const { switches } = faults.body;
  await whateverComes(api(operations.setFaults, { body: { switches }, ifMatch: etagOf(faults) }));
  await api(operations.listFindings);
  await api(operations.listActions);
  await api(operations.listParkedRecords);
  const key = 'parked/orders/none.json';
  await whateverComes(api(operations.resendParkedRecord, { body: { key } }));
};

/**
 * Calls every route but the provider's webhook, which the provider calls itself, and `capture`, which the books of a
 * demo shop could not take back. Then eight buyers at once, so that functions run in several processes.
 */
export const tour = async (api: Api): Promise<void> => {
  const basketOf = await fillShelves(api, ORDERS_AT_ONCE.orders + 3);
  await visitCatalogue(api);
  await visitOrders(api, basketOf);
  await visitOperations(api);
  await runLoop(api, basketOf, ORDERS_AT_ONCE);
};
