import * as routes from '#functions/cart/contract/routes.ts';
import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { forGuests } from '#functions/shared/runtime/define-route.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';

/** Filled by a guest and by the buyer, changed, seen; emptied only where the order says so. */
export const cart: Chapter = async ({ system, ask, tell }) => {
  await tell(system.functions.inbox.cart, cartSubscriptions);
  const body = { sku: 'CUP', quantity: 2 };
  await ask('cart', forGuests(routes.addToCart), { body });
  await ask('cart', routes.addToCart, { body });
  await ask('cart', routes.addToCart, { body, headers: { 'idempotency-key': 'again' } });
  await ask('cart', routes.addToCart, { body, headers: { 'idempotency-key': 'again' } });
  const { headers } = await ask('cart', routes.getCart);
  const known = { 'if-match': headers.etag ?? '' };
  await ask('cart', routes.setCartLine, { params: { sku: 'CUP' }, headers: known, body: { quantity: 3 } });
};
