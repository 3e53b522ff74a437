import type { ShownLine } from '#functions/cart/contract/cart.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { PrintedCart } from '#scripts/shop/system/kept.ts';
import { type Cart, renderCart } from '#scripts/shop/terminal/render-cart.ts';

/** What a cart shows of its lines. */
export const shownLines = ({ lines }: Pick<Cart, 'lines'>): ShownLine[] =>
  lines.map(({ sku, price, availability }) => ({ sku, price, availability }));

/** Remembers what is on the screen: `cart seen` may say so later, whatever the cart shows by then. */
const remember = ({ account }: Session, { id, version, lines }: Cart): void =>
  account().change((kept) => ({ ...kept, printed: { id, version, lines: shownLines({ lines }) } }));

/** For people and, where the cart is the answer of the command, for programs. */
export const printCart = (session: Session, cart: Cart): void => {
  session.terminal.say(...renderCart(session.terminal.paint, cart));
  remember(session, cart);
};

/** What was printed last, if it was this very cart; undefined when there is news that a person has not read. */
export const lastPrinted = ({ account }: Session, { id, version }: Cart): PrintedCart | undefined => {
  const { printed } = account().read();
  return printed?.id === id && printed.version === version ? printed : undefined;
};
