import { describe, expect, it } from '@jest/globals';
import { fromRow, toRow } from '#functions/cart/adapters/cart-row.ts';
import { emptyCart, type OpenCart } from '#functions/cart/domain/cart.ts';
import { claim, merge } from '#functions/cart/domain/merge-carts.ts';
import { removeOrdered } from '#functions/cart/domain/remove-ordered.ts';
import { AT, edit } from './cart-world.ts';

const add = (cart: OpenCart, sku: string, quantity: number): OpenCart => edit(cart, { kind: 'add', sku, quantity });

const guests = add(add(emptyCart('guest_1'), 'A', 600), 'B', 2);

describe('a row', () => {
  it('keeps all of a cart', () => {
    const customers = add(emptyCart('customer-1'), 'A', 500);
    const merged = merge(customers, claim({ ...guests, currency: 'USD' }, 'customer-1', AT), AT);
    const ordered = { mark: 'order-1', version: 2, lines: [{ sku: 'A', quantity: 1 }] };
    const carts = [emptyCart('customer-1'), guests, merged, removeOrdered(merged, ordered, AT)];
    for (const cart of carts) expect(fromRow(toRow(cart))).toEqual(cart);
    expect(merged.lines[1]?.seen).toEqual({ level: 'in' });
  });

  it('keeps all of a claimed cart', () => {
    const claimed = claim(guests, 'customer-1', AT);
    expect(fromRow(toRow(claimed))).toEqual(claimed);
  });
});
