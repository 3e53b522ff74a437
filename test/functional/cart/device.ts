import type { CartView } from '#functions/cart/contract/cart.ts';
import * as routes from '#functions/cart/contract/routes.ts';
import type { Answer, CartShop, Shopper } from './cart-shop.ts';

let keys = 0;

type Shown = Pick<CartView['lines'][number], 'sku' | 'price' | 'availability'>;

const shownOf = ({ sku, price, availability }: Shown): Shown => ({ sku, price, availability });

/** One of a shopper's devices: it sends what a client would, with the version that it is told to have seen. */
export const device = (shop: CartShop, shopper: Shopper) => {
  const matching = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
  const show = (headers: Record<string, string> = {}): Promise<Answer> =>
    shop.call(shopper, routes.getCart, { headers });
  const onScreen = async (): Promise<Shown[]> => (await show()).body.lines.map(shownOf);
  return {
    show,
    add: (sku: string, quantity = 1, key = `key-${++keys}`): Promise<Answer> =>
      shop.call(shopper, routes.addToCart, { headers: { 'idempotency-key': key }, body: { sku, quantity } }),
    set: (sku: string, quantity: number, version: number): Promise<Answer> =>
      shop.call(shopper, routes.setCartLine, { params: { sku }, body: { quantity }, ...matching(version) }),
    remove: (sku: string, version: number): Promise<Answer> =>
      shop.call(shopper, routes.removeCartLine, { params: { sku }, ...matching(version) }),
    clear: (version: number): Promise<Answer> => shop.call(shopper, routes.clearCart, matching(version)),
    pay: (currency: string, version: number): Promise<Answer> =>
      shop.call(shopper, routes.setCartCurrency, { body: { currency }, ...matching(version) }),
    /** @param shown what this device has on its screen; else the cart as it is */
    see: async (version: number, shown?: readonly Shown[]): Promise<Answer> =>
      shop.call(shopper, routes.seeCart, { body: { lines: shown ?? (await onScreen()) }, ...matching(version) }),
  };
};

/** SKU → pieces. */
export const pieces = ({ lines }: CartView): Record<string, number> =>
  Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]));

export const problem = (slug: string) => `urn:bazaar:problem:${slug}`;
