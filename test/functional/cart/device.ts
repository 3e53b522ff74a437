import type { CartView } from '#functions/cart/contract/cart.ts';
import * as routes from '#functions/cart/contract/routes.ts';
import type { Answer, CartShop, Shopper } from './cart-shop.ts';

let keys = 0;

/** One of a shopper's devices: it sends what a client would, with the version that it is told to have seen. */
export const device = (shop: CartShop, shopper: Shopper) => {
  const matching = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
  return {
    show: (headers: Record<string, string> = {}): Promise<Answer> => shop.call(shopper, routes.getCart, { headers }),
    add: (sku: string, quantity = 1, key = `key-${++keys}`): Promise<Answer> =>
      shop.call(shopper, routes.addToCart, { headers: { 'idempotency-key': key }, body: { sku, quantity } }),
    set: (sku: string, quantity: number, version: number): Promise<Answer> =>
      shop.call(shopper, routes.setCartLine, { params: { sku }, body: { quantity }, ...matching(version) }),
    remove: (sku: string, version: number): Promise<Answer> =>
      shop.call(shopper, routes.removeCartLine, { params: { sku }, ...matching(version) }),
    clear: (version: number): Promise<Answer> => shop.call(shopper, routes.clearCart, matching(version)),
    pay: (currency: string, version: number): Promise<Answer> =>
      shop.call(shopper, routes.setCartCurrency, { body: { currency }, ...matching(version) }),
    see: (version: number): Promise<Answer> => shop.call(shopper, routes.seeCart, matching(version)),
  };
};

/** SKU → pieces. */
export const pieces = ({ lines }: CartView): Record<string, number> =>
  Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]));

export const problem = (slug: string) => `urn:bazaar:problem:${slug}`;
