import { addToCart } from '#functions/cart/contract/routes.ts';
import { createContactAsGuest } from '#functions/notifications/contract/routes.ts';
import { cancelOrder, getOrder, getTimeline, listOrders, placeOrder } from '#functions/orders/contract/routes.ts';
import { forGuests } from '#functions/shared/runtime/define-route.ts';
import { createQuoteAsGuest } from '#functions/shipping/contract/routes.ts';
import { newGuest } from '#test/contracts/http/chapters/guests.ts';
import { ADDRESS, GOODS } from '#test/contracts/http/chapters/shipping.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

type Quoted = { readonly options: readonly [{ readonly quote: string; readonly amount: { readonly amount: number } }] };

const MUGS = 2 * 1290;

/** What a guest brings along: of how these come the chapters of cart, shipping and notifications tell. */
const broughtAlong = async ({ system }: Book, guestToken: string) => {
  const headers = { 'guest-token': guestToken, 'idempotency-key': 'guest-1' };
  const filled = await system.call('cart', { route: forGuests(addToCart), headers, body: GOODS.lines[0] });
  const quoted = await system.call('shipping', {
    route: createQuoteAsGuest,
    headers,
    body: { address: ADDRESS, ...GOODS },
  });
  const kept = await system.call('notifications', {
    route: createContactAsGuest,
    headers,
    body: { email: 'mary@example.com' },
  });
  const [{ quote, amount }] = (quoted.body as Quoted).options;
  const { id, version } = filled.body as { readonly id: string; readonly version: number };
  const { contact } = kept.body as { readonly contact: string };
  return { quote, contact, cart: { id, version }, expectedTotal: { amount: MUGS + amount.amount, currency: 'EUR' } };
};

/** An order without an account, with all that an order may bring along: placed, confirmed, cancelled. */
export const guestOrdersChapter = async (book: Book): Promise<void> => {
  const { ask, system } = book;
  const guest = await newGuest(book);
  const order = {
    ...guest,
    headers: { 'idempotency-key': 'guest-1' },
    body: { ...GOODS, ...(await broughtAlong(book, guest.guestToken)), paymentMethod: 'tok_approve' },
  } as const;
  const placed = await ask('orders', forGuests(placeOrder), {
    name: 'Sent',
    summary: 'Two mugs of a cart, to the address of a quote',
    ...order,
  });
  await system.settle();
  const one = { ...guest, params: { orderId: String(placed.body.id) } };
  await ask('orders', forGuests(listOrders), { name: 'Mine', summary: 'All of mine', ...guest });
  await ask('orders', forGuests(getOrder), { name: 'Confirmed', summary: 'Seconds later', ...one });
  await ask('orders', forGuests(getTimeline), { name: 'Confirmed', summary: 'What happened to it', ...one });
  await ask('orders', forGuests(cancelOrder), {
    name: 'Mistake',
    summary: 'The guest cancels',
    ...one,
    body: { reason: 'ordered-by-mistake' },
  });
  await system.settle();
};
