import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { receiveStock } from '#functions/inventory/contract/routes.ts';
import { placeOrder } from '#functions/orders/contract/routes.ts';
import type { FakeDynamoSnapshot } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { admin, buyer } from '#test/support/system/api-call.ts';
import { type Answer, type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';

type Good = { readonly sku: string; readonly price: number; readonly stock: number };

/** Publishes a product of one variant and receives its pieces, through the API, and lets it settle. */
export const stock = async (system: OfflineSystem, ...goods: readonly Good[]): Promise<void> => {
  for (const { sku, price } of goods) {
    const variants = [{ sku, prices: { EUR: price } }];
    const body = {
      title: `A ${sku}`,
      description: '',
      category: ['Things'],
      taxCategory: 'standard',
      variants,
      publish: true,
    };
    await system.call('catalog', { route: importProduct, params: { externalId: sku }, body, as: admin });
  }
  await system.settle();
  for (const { sku, stock: quantity } of goods) {
    const headers = { 'idempotency-key': `receipt-${sku}` };
    await system.call('inventory', { route: receiveStock, params: { sku }, headers, body: { quantity }, as: admin });
  }
  await system.settle();
};

type Rest = { readonly tables: FakeDynamoSnapshot; readonly time: number };

const restWith = async (goods: readonly Good[]): Promise<Rest> => {
  const system = offlineSystem();
  await stock(system, ...goods);
  return { tables: system.dynamo.snapshot(), time: system.world.now().getTime() };
};

/** Systems with the same goods on the shelf: one goes the whole way there, and each begins where that came to rest. */
export const systemsWith = (...goods: readonly Good[]): (() => Promise<OfflineSystem>) => {
  let rest: Promise<Rest> | undefined;
  return async () => {
    rest ??= restWith(goods);
    const { tables, time } = await rest;
    const system = offlineSystem();
    system.dynamo.restore(tables);
    system.world.pass(time - system.world.now().getTime());
    return system;
  };
};

type Wish = {
  readonly key?: string;
  readonly as?: { readonly sub: string };
  readonly lines?: readonly { readonly sku: string; readonly quantity: number }[];
  readonly total?: number;
  readonly payment?: string;
};

export const CUP = { sku: 'CUP', price: 999, stock: 10 } as const;

/** Places an order of two cups, or as wished, through the API; nothing settles yet. */
export const place = (system: OfflineSystem, wish: Wish = {}): Promise<Answer> => {
  const {
    key = 'key-1',
    as = buyer,
    lines = [{ sku: 'CUP', quantity: 2 }],
    total = 1998,
    payment = 'tok_approve',
  } = wish;
  const body = { lines, currency: 'EUR', expectedTotal: { amount: total, currency: 'EUR' }, paymentMethod: payment };
  return system.call('orders', { route: placeOrder, headers: { 'idempotency-key': key }, body, as });
};
