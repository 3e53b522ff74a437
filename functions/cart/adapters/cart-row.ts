import { cartKey } from '#functions/cart/adapters/cart-table.ts';
import type { Availability, NoticeKind } from '#functions/cart/contract/cart.ts';
import { type Cart, type CartId, expiryOf, type Line, type Notice, type Part } from '#functions/cart/domain/cart.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

/** Quantity and version, and of a merged guest the mark of the cart and its version. */
type PartRow = readonly [number, number] | readonly [number, number, string, number];

/** SKU, price seen (-1 for none), level seen, parts: names of fields would take more bytes than what they hold. */
type LineRow = readonly [string, number, Availability, readonly PartRow[]];

type NoticeRow = readonly [NoticeKind, string, number];

export type CartRow = {
  readonly pk: string;
  readonly sk: 'cart';
  readonly v: 1;
  readonly owner: string;
  readonly version: number;
  readonly currency?: Currency | undefined;
  readonly lines?: readonly LineRow[] | undefined;
  readonly notices?: readonly NoticeRow[] | undefined;
  readonly added?: readonly string[] | undefined;
  readonly orders?: readonly string[] | undefined;
  readonly merged?: readonly string[] | undefined;
  readonly born?: number | undefined;
  readonly at: number;
  readonly expiresAt: number;
  readonly claimedBy?: string | undefined;
};

const NO_PRICE = -1;

const partRow = ({ quantity, version, guest }: Part): PartRow =>
  guest ? [quantity, version, guest.cart, guest.version] : [quantity, version];

const lineRow = ({ sku, parts, seen: { price, level } }: Line): LineRow => [
  sku,
  price ?? NO_PRICE,
  level,
  parts.map(partRow),
];

const noticeRow = ({ kind, sku, quantity }: Notice): NoticeRow => [kind, sku, quantity];

const some = <T>(all: readonly T[]): readonly T[] | undefined => (all.length > 0 ? all : undefined);

const ofOpen = (cart: Cart): Partial<CartRow> =>
  cart.status === 'claimed'
    ? { claimedBy: cart.claimedBy }
    : {
        notices: some(cart.notices.map(noticeRow)),
        added: some(cart.added),
        merged: some(cart.merged),
        born: cart.born,
      };

/** Kept small, so that a cart of some lines is one write unit. */
export const toRow = (cart: Cart): CartRow => ({
  ...cartKey(cart.id),
  sk: 'cart',
  v: 1,
  owner: cart.owner,
  version: cart.version,
  currency: cart.currency,
  lines: some(cart.lines.map(lineRow)),
  orders: some(cart.orders),
  ...ofOpen(cart),
  at: cart.changedAt,
  expiresAt: expiryOf(cart),
});

const toPart = ([quantity, version, guest, guestVersion]: PartRow): Part =>
  guest === undefined || guestVersion === undefined
    ? { quantity, version }
    : { quantity, version, guest: { cart: guest, version: guestVersion } };

const toLine = ([sku, price, level, parts]: LineRow): Line => ({
  sku,
  parts: parts.map(toPart),
  seen: price === NO_PRICE ? { level } : { price, level },
});

const toNotice = ([kind, sku, quantity]: NoticeRow): Notice => ({ kind, sku, quantity });

/** Rows of other schema versions will be brought up to date here. */
export const fromRow = (row: CartRow): Cart => {
  const { pk, owner, version, currency, lines = [], orders = [], at, claimedBy } = row;
  const kept = { id: pk as CartId, owner, version, currency, lines: lines.map(toLine), orders, changedAt: at };
  if (claimedBy !== undefined) return { ...kept, status: 'claimed', claimedBy };
  const { notices = [], added = [], merged = [], born = 0 } = row;
  return { ...kept, status: 'open', notices: notices.map(toNotice), added, merged, born };
};
