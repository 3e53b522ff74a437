import type { CartPorts } from '#functions/cart/application/ports.ts';
import { type Cart, cartIdOf, emptyCart, type OpenCart } from '#functions/cart/domain/cart.ts';
import { addLine, removeLine, setQuantity } from '#functions/cart/domain/change-lines.ts';
import { quantityOf } from '#functions/cart/domain/parts.ts';
import type { FindProduct } from '#functions/cart/domain/product.ts';

export const AT = 1_800_000_000;

/** Everything is for sale at ten cents. */
export const find: FindProduct = (sku) => ({ sku, title: sku, active: true, prices: { EUR: 10 }, level: 'in' });

export type Edit = { readonly kind: 'add' | 'set' | 'remove'; readonly sku: string; readonly quantity: number };

let marks = 0;

/** What cannot be done is not done. */
export const edit = (cart: OpenCart, { kind, sku, quantity }: Edit): OpenCart => {
  if (kind === 'add') return addLine(cart, { sku, quantity, mark: `mark-${++marks}` }, find, AT);
  if (!cart.lines.some((line) => line.sku === sku)) return cart;
  return kind === 'set' ? setQuantity(sku, quantity)(cart, find, AT) : removeLine(sku)(cart, find, AT);
};

export type History = readonly [OpenCart, ...OpenCart[]];

/** The cart after each edit, the empty one first. */
export const historyOf = (owner: string, edits: readonly Edit[]): History => {
  const history: [OpenCart, ...OpenCart[]] = [emptyCart(owner)];
  for (const one of edits) history.push(edit(lastOf(history), one));
  return history;
};

export const lastOf = (history: History): OpenCart => history.at(-1) ?? history[0];

/** SKU → pieces, in alphabetical order. */
export const piecesIn = (cart: Cart | undefined): Record<string, number> =>
  Object.fromEntries(
    (cart?.lines ?? []).map(({ sku, parts }) => [sku, quantityOf(parts)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

class Crash extends Error {}

/** Carts in memory. `crashAt` is the write that is the last, before its effect or after it. */
export const cartStore = (carts: readonly Cart[]) => {
  const rows = new Map<string, Cart>(carts.filter(({ version }) => version > 0).map((cart) => [cart.id, cart]));
  const state = { crashAt: 0, after: false };
  const ports: Omit<CartPorts, 'findProducts'> = {
    loadCart: async (id) => rows.get(id),
    saveCart: async (cart) => {
      const crashes = state.crashAt-- === 1;
      if (crashes && !state.after) throw new Crash();
      const free = (rows.get(cart.id)?.version ?? 0) === cart.version - 1;
      if (free) rows.set(cart.id, cart);
      if (crashes) throw new Crash();
      return free;
    },
    now: () => AT + 1,
    pause: async () => {},
  };
  return {
    ports,
    cartOf: (owner: string) => rows.get(cartIdOf(owner)),
    /** @returns whether the work came to its end */
    suffer: async (crashAt: number, after: boolean, work: () => Promise<void>): Promise<void> => {
      Object.assign(state, { crashAt, after });
      await work().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      state.crashAt = 0;
    },
  };
};
