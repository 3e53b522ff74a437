import * as routes from '#functions/cart/contract/routes.ts';
import { forGuests, type RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { newGuest } from '#test/contracts/http/chapters/guests.ts';
import type { Asked, Book, Caller, Told } from '#test/contracts/http/recorder.ts';

type Shown = Omit<Asked, keyof Caller>;
type AskCart = (route: RouteDefinition, shown: Shown) => Promise<Told>;

const onVersion = ({ headers }: Told): Pick<Asked, 'headers'> => ({ headers: { 'if-match': headers.etag ?? '' } });

const filling = async (ask: AskCart): Promise<Told> => {
  const mugs = { headers: { 'idempotency-key': 'mugs-1' }, body: { sku: 'MUG-BLUE', quantity: 2 } } as const;
  await ask(routes.getCart, { name: 'Empty', summary: 'Before anything is in it' });
  await ask(routes.addToCart, { name: 'Mugs', summary: 'Two mugs', ...mugs });
  await ask(routes.addToCart, { name: 'Again', summary: 'The same request with the same key adds nothing', ...mugs });
  await ask(routes.addToCart, {
    name: 'Unknown',
    summary: 'A SKU that nobody sells',
    headers: { 'idempotency-key': 'mugs-2' },
    body: { sku: 'NONE', quantity: 1 },
  });
  return ask(routes.getCart, { name: 'Filled', summary: 'Two mugs at today’s price' });
};

const changing = async (ask: AskCart, filled: Told): Promise<void> => {
  const params = { sku: 'MUG-BLUE' };
  const three = await ask(routes.setCartLine, {
    name: 'Three',
    summary: 'Three instead of two',
    params,
    body: { quantity: 3 },
    ...onVersion(filled),
  });
  await ask(routes.setCartLine, {
    name: 'Stale',
    summary: 'On a version that is no more',
    params,
    body: { quantity: 4 },
    ...onVersion(filled),
  });
  const shown = { sku: 'MUG-BLUE', price: 1290, availability: 'in' };
  const seen = await ask(routes.seeCart, {
    name: 'Seen',
    summary: 'The price and the level that were on the page',
    body: { lines: [shown] },
    ...onVersion(three),
  });
  const pounds = await ask(routes.setCartCurrency, {
    name: 'Pounds',
    summary: 'To be paid in pounds',
    body: { currency: 'GBP' },
    ...onVersion(seen),
  });
  await ask(routes.addToCart, {
    name: 'NotOffered',
    summary: 'What nobody sells for pounds',
    headers: { 'idempotency-key': 'jar-1' },
    body: { sku: 'JAR-1', quantity: 1 },
  });
  const out = await ask(routes.removeCartLine, {
    name: 'Out',
    summary: 'No mugs after all',
    params,
    ...onVersion(pounds),
  });
  await ask(routes.clearCart, { name: 'Cleared', summary: 'Nothing at all', ...onVersion(out) });
};

const asking =
  ({ ask }: Book, caller: Caller, twin: (route: RouteDefinition) => RouteDefinition): AskCart =>
  (route, shown) =>
    ask('cart', twin(route), { ...shown, ...caller });

/** A cart that is filled, changed and cleared: a customer's, and a guest's. */
export const cartChapter = async (book: Book): Promise<void> => {
  const carts = [
    asking(book, { as: 'buyer' }, (route) => route),
    asking(book, await newGuest(book), (route) => forGuests(route)),
  ];
  for (const cart of carts) await changing(cart, await filling(cart));
};
