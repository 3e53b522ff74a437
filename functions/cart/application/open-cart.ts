import type { CartPorts } from '#functions/cart/application/ports.ts';
import { type Cart, cartIdOf, emptyCart, notExpired, type OpenCart } from '#functions/cart/domain/cart.ts';
import { GuestTokenClaimed } from '#functions/shared/runtime/api/errors.ts';

const stillOpen = (cart: Cart): OpenCart => {
  if (cart.status === 'claimed') throw new GuestTokenClaimed('Sign in: the cart is with the account now.');
  return cart;
};

/**
 * The one reader that routes may use: there is no id to ask for another's cart with.
 * @throws GuestTokenClaimed
 */
export const openCartOf =
  ({ loadCart, now }: Pick<CartPorts, 'loadCart' | 'now'>) =>
  async (owner: string): Promise<OpenCart> => {
    const cart = await loadCart(cartIdOf(owner));
    return cart === undefined ? emptyCart(owner) : notExpired(stillOpen(cart), now());
  };

/** Every SKU that a cart's view speaks of. */
export const skusOf = ({ lines, notices }: OpenCart): string[] => [...lines, ...notices].map(({ sku }) => sku);
