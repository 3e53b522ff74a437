import {
  cancelAnyOrder,
  cancelOrder,
  getAnyOrder,
  getAnyTimeline,
  getOrder,
  getTimeline,
  listOrders,
  listUnsettledOrders,
  placeOrder,
  resumeOrder,
} from '#functions/orders/contract/routes.ts';
import type { Book } from '#test/contracts/http/recorder.ts';
import { buyer } from '#test/support/system/api-call.ts';

/** Two mugs. */
export const ORDER = {
  lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
  currency: 'EUR',
  expectedTotal: { amount: 2580, currency: 'EUR' },
  paymentMethod: 'tok_approve',
} as const;

const nobodys = { orderId: 'ord_00000000000000000000000000' };

const placing = async ({ ask, system }: Book): Promise<string> => {
  const order = { as: 'buyer', headers: { 'idempotency-key': 'checkout-1' }, body: ORDER } as const;
  const placed = await ask('orders', placeOrder, { name: 'Mugs', summary: 'Two mugs', ...order });
  await ask('orders', placeOrder, { name: 'Again', summary: 'The same request with the same key', ...order });
  await ask('orders', placeOrder, {
    name: 'Minimal',
    summary: 'The same, asking for no body',
    ...order,
    headers: { ...order.headers, prefer: 'return=minimal' },
  });
  await ask('orders', placeOrder, {
    name: 'KeyReused',
    summary: 'Another order with a key that was used',
    ...order,
    body: { ...ORDER, lines: [{ sku: 'MUG-BLUE', quantity: 3 }] },
  });
  await ask('orders', placeOrder, {
    name: 'PriceChanged',
    summary: 'The buyer saw another total',
    as: 'buyer',
    headers: { 'idempotency-key': 'checkout-2' },
    body: { ...ORDER, expectedTotal: { amount: 2380, currency: 'EUR' } },
  });
  await ask('orders', placeOrder, {
    name: 'UnknownProduct',
    summary: 'A SKU that nobody sells',
    as: 'buyer',
    headers: { 'idempotency-key': 'checkout-3' },
    body: { ...ORDER, lines: [{ sku: 'NONE', quantity: 1 }] },
  });
  await ask('orders', placeOrder, { name: 'NotJson', summary: 'A body that is no JSON', ...order, body: '{"lines":' });
  await ask('orders', placeOrder, {
    name: 'NoToken',
    summary: 'Without an access token, past the gateway',
    headers: order.headers,
    body: ORDER,
  });
  await system.settle();
  return String(placed.body.id);
};

const reading = async ({ ask }: Book, orderId: string): Promise<void> => {
  const mine = { as: 'buyer', params: { orderId } } as const;
  const confirmed = await ask('orders', getOrder, { name: 'Confirmed', summary: 'Seconds later', ...mine });
  if (confirmed.headers.etag)
    await ask('orders', getOrder, {
      name: 'Unchanged',
      summary: 'Nothing changed since',
      ...mine,
      headers: { 'if-none-match': confirmed.headers.etag },
    });
  await ask('orders', getOrder, { name: 'Unknown', summary: "Nobody's, or another's", ...mine, params: nobodys });
  await ask('orders', getTimeline, { name: 'Confirmed', summary: 'What happened to it', ...mine });
  await ask('orders', listOrders, { name: 'Mine', summary: 'All of mine', as: 'buyer', query: { limit: '10' } });
  const operator = { ...mine, as: 'admin' } as const;
  await ask('orders', getAnyOrder, { name: 'Confirmed', summary: "A buyer's order", ...operator });
  await ask('orders', getAnyTimeline, { name: 'Confirmed', summary: 'What happened to it', ...operator });
  await ask('orders', listUnsettledOrders, { name: 'None', summary: 'All is well', as: 'admin' });
  await ask('orders', resumeOrder, { name: 'NotParked', summary: 'One that needs nothing', ...operator });
};

const cancelling = async ({ ask, system }: Book, orderId: string): Promise<void> => {
  const body = { reason: 'ordered-by-mistake' };
  const params = { orderId };
  await ask('orders', cancelOrder, { name: 'Mistake', summary: 'The buyer cancels', as: 'buyer', params, body });
  await system.settle();
  await ask('orders', cancelAnyOrder, { name: 'TooLate', summary: 'It is cancelled', as: 'admin', params, body });
  await ask('orders', getOrder, { name: 'Cancelled', summary: 'All is undone', as: 'buyer', params });
};

/** Two whose undo failed for good: an operator sees them page by page and takes one up again. */
const attending = async ({ ask, system }: Book): Promise<void> => {
  system.suffer((task) => (task === 'ConfirmOrder' || task === 'UndoPayment' ? 'fails' : 'fine'));
  for (const key of ['checkout-4', 'checkout-5'])
    await system.call('orders', { route: placeOrder, as: buyer, headers: { 'idempotency-key': key }, body: ORDER });
  await system.settle();
  system.suffer(() => 'fine');
  const list = { as: 'admin', query: { limit: '1' } } as const;
  const first = await ask('orders', listUnsettledOrders, { name: 'FirstPage', summary: 'Who waits longest', ...list });
  await ask('orders', listUnsettledOrders, {
    name: 'NextPage',
    summary: 'The page after it',
    ...list,
    query: { ...list.query, cursor: String(first.body.nextCursor) },
  });
  const [order] = first.body.items as [{ readonly id: string }];
  const params = { orderId: order.id };
  await ask('orders', resumeOrder, { name: 'Parked', summary: 'Its undo is taken up again', as: 'admin', params });
  await system.settle();
};

/** An operator cancels for somebody who asked on the telephone. */
const cancellingFor = async ({ ask, system }: Book): Promise<void> => {
  const headers = { 'idempotency-key': 'checkout-6' };
  const { body } = await system.call('orders', { route: placeOrder, as: buyer, headers, body: ORDER });
  await system.settle();
  await ask('orders', cancelAnyOrder, {
    name: 'Asked',
    summary: 'The customer asked for it',
    as: 'admin',
    params: { orderId: (body as { readonly id: string }).id },
    body: { reason: 'customer-asked' },
  });
  await system.settle();
};

/** An order of two mugs: placed, confirmed, cancelled; then what operators do when all does not go well. */
export const ordersChapter = async (book: Book): Promise<void> => {
  const orderId = await placing(book);
  await reading(book, orderId);
  await cancelling(book, orderId);
  await cancellingFor(book);
  await attending(book);
};
