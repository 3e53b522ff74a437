import type { Availability } from '#functions/cart/contract/cart.ts';
import type { Cart, CartId } from '#functions/cart/domain/cart.ts';
import type { FindProduct, Product } from '#functions/cart/domain/product.ts';

export type LoadCart = (cartId: CartId) => Promise<Cart | undefined>;

/** Writes a cart over the version before its own; answers false when that is not what is there. */
export type SaveCart = (cart: Cart) => Promise<boolean>;

export type FindProducts = (skus: readonly string[]) => Promise<FindProduct>;

export type Replica = Omit<Product, 'level'> & { readonly productId: string };

export type KeepProduct = (product: Replica, sequence: number) => Promise<void>;
export type RetireProduct = (sku: string, productId: string, sequence: number) => Promise<void>;
export type KeepLevel = (sku: string, level: Availability, sequence: number) => Promise<void>;

/** Seconds since the epoch. */
export type Now = () => number;

/** Waits a moment, longer with each attempt, so that those who change one cart at once do not meet again. */
export type Pause = (attempt: number) => Promise<void>;

export type CartPorts = {
  readonly loadCart: LoadCart;
  readonly saveCart: SaveCart;
  readonly findProducts: FindProducts;
  readonly now: Now;
  readonly pause: Pause;
};
