import { createContact } from '#functions/notifications/contract/routes.ts';
import { sum } from '#functions/shared/kernel/money/arithmetic.ts';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import { agree, collect } from '#scripts/shop/asking.ts';
import { askPayment } from '#scripts/shop/checkout/ask-payment.ts';
import { chooseMethod, type Method, quoteFor } from '#scripts/shop/checkout/choose-method.ts';
import { type Destination, findDestination } from '#scripts/shop/checkout/destination.ts';
import { readyCart } from '#scripts/shop/checkout/ready-cart.ts';
import { Failure, slugOf, withHint } from '#scripts/shop/failure.ts';
import { type Placed, placeOrder } from '#scripts/shop/orders/place-order.ts';
import { oneLine } from '#scripts/shop/people/addresses.ts';
import { emailWanted } from '#scripts/shop/people/ask-account.ts';
import type { Session } from '#scripts/shop/session.ts';
import { type Cart, renderCart } from '#scripts/shop/terminal/render-cart.ts';

export type CheckoutOptions = Destination & {
  readonly method?: string;
  readonly payment?: string;
  readonly acceptPrice?: true;
};

/** What the buyer is about to agree to. */
type Offer = { readonly cart: Cart; readonly method: Method; readonly email: string; readonly payment: string };

const totalOf = ({ cart, method }: Offer): Money =>
  sum([...(cart.total ? [cart.total] : []), method.amount], cart.currency);

const prepare = async (session: Session, options: CheckoutOptions, key: string): Promise<Offer> => {
  const { say, paint } = session.terminal;
  const cart = await readyCart(session, options.acceptPrice === true);
  say(...renderCart(paint, cart));
  const { address, email: known } = await findDestination(session, options);
  say(`To: ${oneLine(address)}`);
  const quote = await quoteFor(session, cart, address, `${key}-quote`);
  const method = await chooseMethod(session, quote, options);
  const { email } = await collect(session, { email: emailWanted(known) });
  return { cart, method, email, payment: await askPayment(session, options) };
};

const notPlaced = (): Failure => new Failure({ type: 'not-placed', title: 'Nothing was ordered.' });

const confirm = async (session: Session, offer: Offer, yes: boolean): Promise<void> => {
  const { say, paint } = session.terminal;
  const total = formatMoney(totalOf(offer));
  say(`Shipping: ${offer.method.method}, ${formatMoney(offer.method.amount)}`, paint.bold(`Total: ${total}`));
  if (!yes && !(await agree(session, `Order and pay ${total}?`))) throw notPlaced();
};

const outlived = (error: unknown): unknown =>
  slugOf(error) === 'quote-expired'
    ? withHint(error, 'Nothing was ordered: npm run shop -- checkout asks anew.')
    : error;

/** The keys of what is made on the way follow from the order's, so that the same said again is the same order. */
const place = async (session: Session, offer: Offer, key: string, acceptPrice: boolean): Promise<Placed> => {
  const { cart, method, email, payment } = offer;
  const { body: contact } = await session.mine(createContact, { body: { email }, idempotencyKey: `${key}-contact` });
  const body = {
    lines: cart.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    currency: cart.currency,
    expectedTotal: totalOf(offer),
    paymentMethod: payment,
    quote: method.quote,
    contact: contact.contact,
    cart: { id: cart.id, version: cart.version },
  };
  const { mine, sleep, terminal } = session;
  return placeOrder({ mine, sleep, note: terminal.note }, { body, idempotencyKey: key, acceptPrice });
};

/** Orders what is in the cart; asks for what is missing, and before it pays. @throws Failure */
export const checkOut = async (session: Session, options: CheckoutOptions, key: string): Promise<Placed> => {
  const offer = await prepare(session, options, key);
  await confirm(session, offer, options.yes === true);
  return place(session, offer, key, options.acceptPrice === true).catch((error: unknown) => {
    throw outlived(error);
  });
};
