import { openCartOf, skusOf } from '#functions/cart/application/open-cart.ts';
import type { CartPorts } from '#functions/cart/application/ports.ts';
import { untilSaved } from '#functions/cart/application/retry.ts';
import type { CartView } from '#functions/cart/contract/cart.ts';
import { markOf, type OpenCart } from '#functions/cart/domain/cart.ts';
import { addLine } from '#functions/cart/domain/change-lines.ts';
import type { FindProduct } from '#functions/cart/domain/product.ts';
import { viewCart } from '#functions/cart/domain/view-cart.ts';
import { StaleVersion } from '#functions/shared/runtime/api/errors.ts';

export type Change = (cart: OpenCart, find: FindProduct, at: number) => OpenCart;

/** @throws GuestTokenClaimed */
export const showCart =
  (ports: CartPorts) =>
  async (owner: string): Promise<CartView> => {
    const cart = await openCartOf(ports)(owner);
    return viewCart(cart, await ports.findProducts(skusOf(cart)));
  };

const stale = ({ version }: OpenCart): Error =>
  new StaleVersion('The cart was changed meanwhile: read it again.', { version });

/**
 * A change of the very cart that the buyer saw; of two devices at once, one is told that it saw another.
 * @throws StaleVersion, GuestTokenClaimed, and whatever the change throws
 */
export const changeCart =
  (ports: CartPorts) =>
  async (owner: string, version: number, change: Change): Promise<CartView> => {
    const cart = await openCartOf(ports)(owner);
    if (cart.version !== version) throw stale(cart);
    const find = await ports.findProducts(skusOf(cart));
    const next = change(cart, find, ports.now());
    if (next !== cart && !(await ports.saveCart(next))) throw stale(await openCartOf(ports)(owner));
    return viewCart(next, find);
  };

type Wanted = { readonly sku: string; readonly quantity: number };

/** Whatever else changes meanwhile, the pieces go in, and once for each key. @throws as `addLine`, ConcurrentChange */
export const addToCart =
  (ports: CartPorts) =>
  (owner: string, wanted: Wanted, idempotencyKey: string): Promise<CartView> =>
    untilSaved(ports.pause, async () => {
      const cart = await openCartOf(ports)(owner);
      const find = await ports.findProducts([...skusOf(cart), wanted.sku]);
      const next = addLine(cart, { ...wanted, mark: markOf(idempotencyKey) }, find, ports.now());
      return next === cart || (await ports.saveCart(next)) ? viewCart(next, find) : undefined;
    });
