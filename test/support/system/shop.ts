import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { receiveStock } from '#functions/inventory/contract/routes.ts';
import { placeOrder } from '#functions/orders/contract/routes.ts';
import { admin, buyer } from '#test/support/system/api-call.ts';
import type { Answer, OfflineSystem } from '#test/support/system/offline-system.ts';

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
