import { addToCart, getCart, removeCartLine, seeCart, setCartLine } from '#functions/cart/contract/routes.ts';
import { beginGuest, listAddresses } from '#functions/customers/contract/routes.ts';
import { createContact } from '#functions/notifications/contract/routes.ts';
import { getOrder, getTimeline, placeOrder } from '#functions/orders/contract/routes.ts';
import { forGuests } from '#functions/shared/runtime/define-route.ts';
import { createQuote } from '#functions/shipping/contract/routes.ts';
import type { Order } from '#scripts/shop/orders/order-view.ts';
import type { Address } from '#scripts/shop/people/addresses.ts';
import type { Cart } from '#scripts/shop/terminal/render-cart.ts';
import { fakeApi, type Received } from '#test/unit/scripts/shop/support/fake-api.ts';
import { anOrder, entry, timeline } from '#test/unit/scripts/shop/support/things.ts';

type Line = Cart['lines'][number];

export const aLine = (changes: Partial<Line> = {}): Line => ({
  sku: 'MUG',
  title: 'A mug',
  quantity: 2,
  price: 1290,
  total: 2580,
  seenPrice: 1290,
  availability: 'in',
  changes: [],
  ...changes,
});

export const aCart = (changes: Partial<Cart> = {}): Cart => ({
  id: 'crt_1',
  version: 3,
  currency: 'EUR',
  lines: [aLine()],
  total: { amount: 2580, currency: 'EUR' },
  checkout: { ready: true, blockedBy: [] },
  notices: [],
  ...changes,
});

export const blocked = (reason: Cart['checkout']['blockedBy'][number]['reason'], changes: Partial<Cart> = {}): Cart =>
  aCart({ checkout: { ready: false, blockedBy: [{ reason, sku: 'MUG' }] }, ...changes });

export const anAddress = (changes: Partial<Address> = {}): Address => ({
  id: 'adr_1',
  name: 'Mary Jones',
  line1: 'Torstr. 1',
  postalCode: '10119',
  city: 'Berlin',
  country: 'DE',
  default: true,
  version: 1,
  ...changes,
});

const option = (method: string, amount: number) => ({
  method,
  title: `By ${method}`,
  amount: { amount, currency: 'EUR' },
  days: { min: 1, max: 2 },
  quote: `quo-${method}`,
});

const QUOTE = {
  id: 'quo_1',
  expiresAt: '2026-01-01T13:00:00.000Z',
  country: 'DE',
  options: [option('express', 1290), option('standard', 490)],
};

const CONTACT = { id: 'con_1', contact: 'con-token', email: 'm***@example.com' };

/** A shop whose buyer has a cart of two mugs and an address in Berlin; guests have the same cart. */
export const market = ({
  cart = aCart(),
  book = [anAddress()],
  ...decision
}: {
  readonly cart?: Cart;
  readonly book?: readonly Address[];
  readonly status?: Order['status'];
  readonly reason?: string;
} = {}) => {
  const { status = 'CONFIRMED', reason } = decision;
  const order = { status, ...(reason !== undefined && { reason }) };
  const api = fakeApi().on(listAddresses, { status: 200, body: { items: book } });
  api.on(beginGuest, { status: 201, body: { token: 'gst.secret', expiresAt: '2026-02-01T12:00:00.000Z' } });
  for (const twin of [<R>(route: R): R => route, forGuests as <R>(route: R) => R])
    api
      .on(twin(getCart), { status: 200, body: cart })
      .on(twin(addToCart), { status: 200, body: cart })
      .on(twin(setCartLine), { status: 200, body: cart })
      .on(twin(removeCartLine), { status: 200, body: cart })
      .on(twin(seeCart), { status: 200, body: aCart({ version: 4 }) })
      .on(twin(createQuote), { status: 201, body: QUOTE })
      .on(twin(createContact), { status: 201, body: CONTACT })
      .on(twin(placeOrder), { status: 202, body: anOrder() })
      .on(twin(getTimeline), timeline(status, entry('Placed', 0), entry('Decided', 1)))
      .on(twin(getOrder), { status: 200, body: anOrder(order) });
  return api;
};

/** The one request to a route. */
export const sentTo = (api: { readonly received: readonly Received[] }, route: string): Received | undefined =>
  api.received.find((request) => request.route === route);
