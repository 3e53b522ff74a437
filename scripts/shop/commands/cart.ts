import { type Command, InvalidArgumentError } from 'commander';
import { MAX_QUANTITY } from '#functions/cart/contract/cart.ts';
import {
  addToCart,
  clearCart,
  getCart,
  removeCartLine,
  seeCart,
  setCartCurrency,
  setCartLine,
} from '#functions/cart/contract/routes.ts';
import { type Currency, isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { chooseProduct } from '#scripts/shop/cart/choose-product.ts';
import { onceKnown } from '#scripts/shop/cart/learning.ts';
import { lastPrinted, printCart } from '#scripts/shop/cart/printed.ts';
import { edit, matching } from '#scripts/shop/editing.ts';
import { asGuest, examples, sku, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome, Shop } from '#scripts/shop/shop.ts';
import { type Cart, STAYS } from '#scripts/shop/terminal/render-cart.ts';

const hintFor = ({ checkout: { blockedBy } }: Cart): string[] => {
  if (blockedBy.some(({ reason }) => reason === 'empty')) return [];
  if (blockedBy.some(({ reason }) => STAYS.includes(reason)))
    return ['what cannot be had has to go: cart remove <sku>'];
  return blockedBy.length > 0 ? ['if that is all right: cart seen'] : [];
};

const sayCart = (session: Session, cart: Cart): Outcome => {
  printCart(session, cart);
  session.terminal.note(...hintFor(cart));
  return { json: cart };
};

const readCart = async ({ mine }: Session): Promise<Cart> => (await mine(getCart)).body;

const show = async (session: Session): Promise<Outcome> => sayCart(session, await readCart(session));

type Adding = { readonly key?: string };

const add = async (
  session: Session,
  asked: string | undefined,
  quantity: number,
  { key }: Adding,
): Promise<Outcome> => {
  const wanted = asked ?? (await chooseProduct(session));
  const idempotencyKey = key ?? session.newKey();
  const { body } = await onceKnown(session, [wanted], () =>
    session.mine(addToCart, { body: { sku: wanted, quantity }, idempotencyKey }),
  );
  return sayCart(session, body);
};

/** Changes the cart as it was read; shows what is different when another device was first. */
const change = async (
  session: Session,
  by: (ifMatch: string, cart: Cart) => Promise<{ readonly body: Cart }>,
): Promise<Outcome> => {
  const { body } = await edit(
    () => readCart(session),
    (cart) => by(matching(cart), cart),
  );
  return sayCart(session, body);
};

const set = (session: Session, wanted: string, quantity: number): Promise<Outcome> =>
  change(session, (ifMatch) => session.mine(setCartLine, { params: { sku: wanted }, ifMatch, body: { quantity } }));

const remove = (session: Session, wanted: string): Promise<Outcome> =>
  change(session, (ifMatch) => session.mine(removeCartLine, { params: { sku: wanted }, ifMatch }));

const clear = (session: Session): Promise<Outcome> =>
  change(session, (ifMatch) => session.mine(clearCart, { ifMatch }));

/** Says what was on the screen, and of a cart that was not, nothing: it is printed instead. */
const see = async (session: Session): Promise<Outcome> => {
  const cart = await readCart(session);
  const printed = lastPrinted(session, cart);
  if (printed === undefined) return sayCart(session, cart);
  const { lines } = printed;
  const { body } = await session.mine(seeCart, { ifMatch: matching(printed), body: { lines } });
  return sayCart(session, body);
};

const payIn = (session: Session, currency: Currency): Promise<Outcome> =>
  change(session, (ifMatch) => session.mine(setCartCurrency, { ifMatch, body: { currency } }));

const currencyCode = (text: string): Currency => {
  const code = text.toUpperCase();
  if (isCurrency(code)) return code;
  throw new InvalidArgumentError('It must be a currency code such as EUR.');
};

const addAdding = (cart: Command, shop: Shop): void => {
  cart
    .command('add')
    .description('put pieces into the cart, beside those that are there')
    .argument('[sku]', 'what to put in (asked for at a terminal)', sku)
    .argument('[quantity]', 'how many', wholeNumber(1, MAX_QUANTITY), 1)
    .addOption(asGuest())
    .option('--key <key>', 'idempotency key: the same one adds once only (default: a new one)')
    .addHelpText('after', examples('cart add KIT-SKILLET-20-CM 2', 'cart add KIT-SKILLET-20-CM --guest'))
    .action(shop.action(add));
};

const addChanging = (cart: Command, shop: Shop): void => {
  cart
    .command('set')
    .description('say how many pieces of a line')
    .argument('<sku>', 'a line of the cart', sku)
    .argument('<quantity>', 'how many', wholeNumber(1, MAX_QUANTITY))
    .addOption(asGuest())
    .addHelpText('after', examples('cart set KIT-SKILLET-20-CM 3'))
    .action(shop.action(set));
  cart
    .command('remove')
    .description('take a line out')
    .argument('<sku>', 'a line of the cart', sku)
    .addOption(asGuest())
    .addHelpText('after', examples('cart remove KIT-SKILLET-20-CM'))
    .action(shop.action(remove));
  cart
    .command('clear')
    .description('take everything out')
    .addOption(asGuest())
    .addHelpText('after', examples('cart clear'))
    .action(shop.action(clear));
};

const addSeeing = (cart: Command, shop: Shop): void => {
  cart
    .command('seen')
    .description('accept what has changed, as it was printed last: prices, what is nearly sold out')
    .addOption(asGuest())
    .addHelpText('after', examples('cart seen'))
    .action(shop.action(see));
  cart
    .command('currency')
    .description('say in which currency to pay')
    .argument('<code>', 'such as EUR', currencyCode)
    .addOption(asGuest())
    .addHelpText('after', examples('cart currency USD'))
    .action(shop.action(payIn));
};

export const addCart: AddCommand = (parent, shop) => {
  const cart: Command = parent
    .command('cart')
    .helpCommand(false)
    .description('see and change what I am about to buy')
    .addHelpText('after', examples('cart', 'cart add KIT-SKILLET-20-CM 2', 'cart set KIT-SKILLET-20-CM 3'));
  cart
    .command('show', { isDefault: true })
    .description("at today's prices, with what changed since I saw it")
    .addOption(asGuest())
    .addHelpText('after', examples('cart show', 'cart show --guest --json'))
    .action(shop.action(show));
  addAdding(cart, shop);
  addChanging(cart, shop);
  addSeeing(cart, shop);
};
