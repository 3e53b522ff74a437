import { openCartOf } from '#functions/cart/application/open-cart.ts';
import type { CartPorts } from '#functions/cart/application/ports.ts';
import { untilSaved } from '#functions/cart/application/retry.ts';
import { type ClaimedCart, cartIdOf, emptyCart, notExpired } from '#functions/cart/domain/cart.ts';
import { claim, cleaned, merge } from '#functions/cart/domain/merge-carts.ts';

type Ports = Omit<CartPorts, 'findProducts'>;

/** Also when the guest had no cart: the token is no good for one from now on. The first claim stands. */
const freeze = ({ loadCart, saveCart, now, pause }: Ports, guest: string, customer: string): Promise<ClaimedCart> =>
  untilSaved(pause, async () => {
    const cart = (await loadCart(cartIdOf(guest))) ?? emptyCart(guest);
    if (cart.status === 'claimed') return cart;
    const claimed = claim(notExpired(cart, now()), customer, now());
    return (await saveCart(claimed)) ? claimed : undefined;
  });

/** Brings what a claimed cart holds to its customer, whoever left it half done; run again, it finds nothing to do. */
export const finishClaim =
  (ports: Ports) =>
  async (guest: ClaimedCart): Promise<void> => {
    if (guest.lines.length === 0) return;
    await untilSaved(ports.pause, async () => {
      const cart = await openCartOf(ports)(guest.claimedBy);
      const merged = merge(cart, guest, ports.now());
      return merged === cart || (await ports.saveCart(merged)) || undefined;
    });
    await ports.saveCart(cleaned(guest));
  };

/**
 * Three writes, each safe to repeat: the guest's cart is frozen, its lines go into the customer's with a mark of it, and
 * then out of the guest's.
 */
export const claimCart =
  (ports: Ports) =>
  async ({ guest, customer }: { readonly guest: string; readonly customer: string }): Promise<void> =>
    finishClaim(ports)(await freeze(ports, guest, customer));
