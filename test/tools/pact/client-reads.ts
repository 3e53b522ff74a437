import { addToCart, getCart, seeCart, setCartLine } from '#functions/cart/contract/routes.ts';
import { beginGuest, getMe, listAddresses, signIn, signUp } from '#functions/customers/contract/routes.ts';
import { getStock } from '#functions/inventory/contract/routes.ts';
import { createContact } from '#functions/notifications/contract/routes.ts';
import { getTimeline, listOrders } from '#functions/orders/contract/routes.ts';
import { createQuote } from '#functions/shipping/contract/routes.ts';
import type { AnyRequest, DocumentedRoute } from '#scripts/shop/http/request.ts';
import { pact } from '#test/tools/packages.ts';
import { ACCOUNT, ADDRESS, PLACED_ORDER } from '#test/tools/pact/http.ts';

const { boolean, eachLike, integer, regex, string } = pact.Matchers;

/** A call that a command makes, and what it reads of the answer. */
export type ClientRead = {
  readonly name: string;
  /** What must be so at the provider. */
  readonly given: string;
  readonly route: DocumentedRoute;
  readonly request: AnyRequest;
  /** The `sub` of the buyer who calls; without, nobody. */
  readonly as?: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

const FILLED = 'a buyer has two cups in the cart';
const FOR_SALE = 'cups are for sale';
const currency = regex('^[A-Z]{3}$', 'EUR');
const money = { amount: integer(1998), currency };
const status = regex('^(PENDING|CONFIRMED|CANCELLING|REJECTED|CANCELLED|NEEDS_ATTENTION)$', 'CONFIRMED');
const cups = { sku: 'CUP', quantity: 2 } as const;
const title = string('A CUP');

/** What is shown of a cart, what checkout asks of it, and what it is changed and ordered by. */
const cart = {
  id: regex('^crt_[0-9a-z]{26}$', 'crt_4fyz1p10jtqtgfwx3hq3gard08'),
  version: integer(1),
  currency,
  lines: eachLike({
    sku: string('CUP'),
    title,
    quantity: integer(2),
    price: integer(999),
    total: integer(1998),
    availability: regex('^(in|low|out|unknown)$', 'in'),
    changes: [],
  }),
  total: money,
  checkout: { ready: boolean(true), blockedBy: [] },
  notices: [],
};

const onShelf = { name: 'the cart', given: FILLED, status: 200, body: cart } as const;

export const clientReads: readonly ClientRead[] = [
  { ...onShelf, name: 'the cart', route: getCart, request: {}, as: 'buyer-2' },
  {
    ...onShelf,
    name: 'a cart with something more in it',
    given: FOR_SALE,
    route: addToCart,
    request: { body: cups, idempotencyKey: 'cups-1' },
    as: 'buyer-4',
  },
  {
    ...onShelf,
    name: 'a cart with a changed line',
    route: setCartLine,
    request: { params: { sku: 'CUP' }, body: { quantity: 3 }, ifMatch: '"1"' },
    as: 'buyer-3',
  },
  {
    ...onShelf,
    name: 'a cart that was looked at',
    route: seeCart,
    request: { ifMatch: '"1"', body: { lines: [{ sku: 'CUP', price: 999, availability: 'in' }] } },
    as: 'buyer-5',
  },
  {
    name: 'what shipping costs',
    given: FOR_SALE,
    route: createQuote,
    request: { body: { address: ADDRESS, lines: [cups], currency: 'EUR' }, idempotencyKey: 'quote-1' },
    as: 'buyer-2',
    status: 201,
    body: {
      options: eachLike({
        method: string('standard'),
        title: string('Standard'),
        amount: money,
        days: { min: integer(2), max: integer(4) },
        quote: string('quo_signed'),
      }),
    },
  },
  {
    name: 'where to write to',
    given: FOR_SALE,
    route: createContact,
    request: { body: { email: ACCOUNT.email }, idempotencyKey: 'contact-1' },
    as: 'buyer-2',
    status: 201,
    body: { contact: string('con_signed') },
  },
  {
    name: 'the addresses of the book',
    given: 'a buyer has an address',
    route: listAddresses,
    request: {},
    as: 'buyer-2',
    status: 200,
    body: {
      items: eachLike({
        id: regex('^adr_[0-9a-z]{26}$', 'adr_4fyz1p10jtqtgfwx3hq3gard08'),
        default: boolean(true),
        version: integer(1),
        name: string(ADDRESS.name),
        line1: string(ADDRESS.line1),
        postalCode: string(ADDRESS.postalCode),
        city: string(ADDRESS.city),
        country: string(ADDRESS.country),
      }),
    },
  },
  {
    name: 'the orders of a buyer',
    given: 'a buyer ordered two cups',
    route: listOrders,
    request: {},
    as: 'buyer-1',
    status: 200,
    body: {
      items: eachLike({
        id: regex('^ord_[0-9a-z]{26}$', PLACED_ORDER),
        status,
        placedAt: string('2026-01-01T00:00:00.000Z'),
        total: money,
        lines: eachLike({ sku: string('CUP'), quantity: integer(2) }),
      }),
    },
  },
  {
    name: 'how far an order has come',
    given: 'a buyer ordered two cups',
    route: getTimeline,
    request: { params: { orderId: PLACED_ORDER } },
    as: 'buyer-1',
    status: 200,
    body: {
      status,
      entries: eachLike({ what: string('Placed'), at: string('2026-01-01T00:00:00.000Z'), by: string('buyer') }),
    },
  },
  {
    name: 'a new account',
    given: FOR_SALE,
    route: signUp,
    request: { body: { email: 'percy@example.com', password: ACCOUNT.password } },
    status: 202,
    body: { next: 'read-your-mail' },
  },
  {
    name: 'the tokens of an account',
    given: 'there is an account',
    route: signIn,
    request: { body: ACCOUNT },
    status: 200,
    body: { accessToken: string('an access token'), refreshToken: string('a refresh token') },
  },
  {
    name: 'who one is',
    given: 'there is an account',
    route: getMe,
    request: {},
    as: 'buyer-2',
    status: 200,
    body: { id: string('buyer-2') },
  },
  {
    name: "a guest's token",
    given: FOR_SALE,
    route: beginGuest,
    request: {},
    status: 201,
    body: { token: string('gst_signed'), expiresAt: string('2026-01-31T00:00:00.000Z') },
  },
  {
    name: 'whether there is stock',
    given: FOR_SALE,
    route: getStock,
    request: { params: { sku: 'CUP' } },
    status: 200,
    body: { sku: 'CUP', level: regex('^(in|low|out)$', 'in') },
  },
];
