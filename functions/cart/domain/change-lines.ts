import { MAX_LINES, MAX_QUANTITY } from '#functions/cart/contract/cart.ts';
import { changed, type Line, nextVersion, type OpenCart, type Part } from '#functions/cart/domain/cart.ts';
import { CartFull, CartLineNotFound, QuantityTooLarge } from '#functions/cart/domain/errors.ts';
import { quantityOf, without, withParts } from '#functions/cart/domain/parts.ts';
import { FIRST_CURRENCY, type FindProduct, firstCurrencyOf, offerOf, payable } from '#functions/cart/domain/product.ts';

export type Addition = {
  readonly sku: string;
  readonly quantity: number;
  /** Of the idempotency key: the same mark adds once. */
  readonly mark: string;
};

/** An answer that was lost is asked for again within a day; nobody adds so often meanwhile. */
const MARKS_KEPT = 20;

const replaced = (cart: OpenCart, line: Line): Line[] => cart.lines.map((one) => (one.sku === line.sku ? line : one));

const roomFor = (line: Line | undefined, { sku, quantity }: Addition, { lines }: OpenCart): void => {
  if (line === undefined && lines.length >= MAX_LINES)
    throw new CartFull(`A cart has at most ${MAX_LINES} lines.`, { max: MAX_LINES });
  const inCart = quantityOf(line?.parts ?? []);
  if (inCart + quantity > MAX_QUANTITY)
    throw new QuantityTooLarge(`A line takes ${MAX_QUANTITY} pieces; ${inCart} of ${sku} are in the cart.`, {
      sku,
      inCart,
      max: MAX_QUANTITY,
    });
};

/**
 * Adding commutes: it needs no version of the cart that the buyer saw.
 * @throws UnknownProduct, ProductRetired, CurrencyNotOffered, CartFull, QuantityTooLarge, MoneyOverflow
 */
export const addLine = (cart: OpenCart, addition: Addition, find: FindProduct, at: number): OpenCart => {
  const { sku, quantity, mark } = addition;
  if (cart.added.includes(mark)) return cart;
  const currency = cart.currency ?? firstCurrencyOf(find(sku));
  const seen = offerOf(sku, find(sku), currency);
  const line = cart.lines.find((one) => one.sku === sku);
  roomFor(line, addition, cart);
  const part: Part = { quantity, version: nextVersion(cart) };
  const lines = line
    ? replaced(cart, { ...line, parts: withParts(line.parts, [part]) })
    : [...cart.lines, { sku, parts: [part], seen }];
  return payable(changed(cart, at, { currency, lines, added: [...cart.added, mark].slice(-MARKS_KEPT) }), find);
};

/** @throws CartLineNotFound */
export const lineOf = (cart: OpenCart, sku: string): Line => {
  const line = cart.lines.find((one) => one.sku === sku);
  if (line === undefined) throw new CartLineNotFound(`${sku} is not in the cart.`, { sku });
  return line;
};

/** @throws CartLineNotFound, ProductRetired, CurrencyNotOffered, MoneyOverflow */
export const setQuantity =
  (sku: string, quantity: number) =>
  (cart: OpenCart, find: FindProduct, at: number): OpenCart => {
    const line = lineOf(cart, sku);
    const more = quantity - quantityOf(line.parts);
    if (more === 0) return cart;
    if (more < 0) return changed(cart, at, { lines: replaced(cart, { ...line, parts: without(line.parts, -more) }) });
    offerOf(sku, find(sku), cart.currency ?? FIRST_CURRENCY);
    const parts = withParts(line.parts, [{ quantity: more, version: nextVersion(cart) }]);
    return payable(changed(cart, at, { lines: replaced(cart, { ...line, parts }) }), find);
  };

/** @throws CartLineNotFound */
export const removeLine =
  (sku: string) =>
  (cart: OpenCart, _find: FindProduct, at: number): OpenCart => {
    lineOf(cart, sku);
    const others = <Of extends { readonly sku: string }>(all: readonly Of[]) => all.filter((one) => one.sku !== sku);
    return changed(cart, at, { lines: others(cart.lines), notices: others(cart.notices) });
  };

export const clear = (cart: OpenCart, _find: FindProduct, at: number): OpenCart =>
  cart.lines.length + cart.notices.length === 0 ? cart : changed(cart, at, { lines: [], notices: [] });
