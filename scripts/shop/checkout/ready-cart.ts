import { getCart, seeCart } from '#functions/cart/contract/routes.ts';
import { agree } from '#scripts/shop/asking.ts';
import { printCart, shownLines } from '#scripts/shop/cart/printed.ts';
import { edit, matching } from '#scripts/shop/editing.ts';
import { Failure } from '#scripts/shop/failure.ts';
import type { Session } from '#scripts/shop/session.ts';
import { type Cart, REASONS, STAYS } from '#scripts/shop/terminal/render-cart.ts';

const hintOf = ({ checkout: { blockedBy } }: Cart): string => {
  const reasons = blockedBy.map(({ reason }) => reason);
  if (reasons.includes('empty')) return 'npm run shop -- cart add <sku>';
  if (reasons.some((reason) => STAYS.includes(reason)))
    return 'npm run shop -- cart remove <sku>, then checkout again.';
  return 'If that is all right: npm run shop -- cart seen, then checkout again (or --accept-price).';
};

const notReady = (cart: Cart): Failure =>
  new Failure({
    type: 'cart-not-ready',
    title: 'The cart cannot be ordered as it is.',
    detail: cart.checkout.blockedBy
      .map(({ reason, sku }) => (sku === undefined ? REASONS[reason] : `${sku} ${REASONS[reason]}`))
      .join('\n'),
    hint: hintOf(cart),
  });

const canBeSeen = ({ checkout: { blockedBy } }: Cart): boolean =>
  blockedBy.every(({ reason }) => !STAYS.includes(reason));

/** @param shown what is accepted; read again only to tell what another device has changed since */
const accept = async ({ mine }: Session, shown: Cart): Promise<Cart> => {
  const unread = [shown];
  const { body } = await edit(
    async () => unread.pop() ?? (await mine(getCart)).body,
    (cart) => mine(seeCart, { ifMatch: matching(cart), body: { lines: shownLines(cart) } }),
  );
  return body;
};

/**
 * The cart, once all that changed since the buyer saw it is accepted.
 * @param accepted without asking
 * @throws Failure that says what stands in the way
 */
export const readyCart = async (session: Session, accepted: boolean): Promise<Cart> => {
  const { body: cart } = await session.mine(getCart);
  if (cart.checkout.ready) return cart;
  if (!canBeSeen(cart)) throw notReady(cart);
  if (!accepted && !session.terminal.json) printCart(session, cart);
  if (!accepted && !(await agree(session, 'Is what changed all right?'))) throw notReady(cart);
  const seen = await accept(session, cart);
  if (!seen.checkout.ready) throw notReady(seen);
  return seen;
};
