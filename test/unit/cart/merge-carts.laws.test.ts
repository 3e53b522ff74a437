import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINES, MAX_QUANTITY } from '#functions/cart/contract/cart.ts';
import { type ClaimedCart, emptyCart, type OpenCart } from '#functions/cart/domain/cart.ts';
import { claim, cleaned, merge } from '#functions/cart/domain/merge-carts.ts';
import { viewCart } from '#functions/cart/domain/view-cart.ts';
import * as orders from '#functions/orders/contract/routes.ts';
import { runs } from '#test/support/laws.ts';
import { AT, edit, find, piecesIn } from './cart-world.ts';

const SKUS = Array.from({ length: 130 }, (_, index) => `SKU-${index}`);

const lines = fc.uniqueArray(
  fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: MAX_QUANTITY }) }),
  { selector: ({ sku }) => sku, maxLength: MAX_LINES, size: 'max' },
);

const filled = (owner: string, wanted: readonly { readonly sku: string; readonly quantity: number }[]): OpenCart =>
  wanted.reduce((cart, line) => edit(cart, { kind: 'add', ...line }), emptyCart(owner));

const carts = fc
  .tuple(lines, lines)
  .map(([guests, customers]): [ClaimedCart, OpenCart] => [
    claim(filled('guest_1', guests), 'customer-1', AT),
    filled('customer-1', customers),
  ]);

const toldOf = ({ notices }: OpenCart, sku: string): number =>
  notices.filter((notice) => notice.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);

describe('merging a guest’s cart into a customer’s', () => {
  it('loses no piece without saying so', () => {
    fc.assert(
      fc.property(carts, ([guest, customer]) => {
        const merged = merge(customer, guest, AT);
        const [here, there, now] = [piecesIn(customer), piecesIn(guest), piecesIn(merged)];
        for (const sku of SKUS)
          expect((now[sku] ?? 0) + toldOf(merged, sku)).toBe((here[sku] ?? 0) + (there[sku] ?? 0));
      }),
      { numRuns: runs(60) },
    );
  });

  it('takes nothing away from the customer, and stays within the limits', () => {
    fc.assert(
      fc.property(carts, ([guest, customer]) => {
        const merged = merge(customer, guest, AT);
        const [here, now] = [piecesIn(customer), piecesIn(merged)];
        for (const [sku, quantity] of Object.entries(here)) expect(now[sku] ?? 0).toBeGreaterThanOrEqual(quantity);
        expect(merged.lines.length).toBeLessThanOrEqual(MAX_LINES);
        expect(Math.max(0, ...Object.values(now))).toBeLessThanOrEqual(MAX_QUANTITY);
      }),
      { numRuns: runs(60) },
    );
  });

  it('is done once', () => {
    fc.assert(
      fc.property(carts, ([guest, customer]) => {
        const merged = merge(customer, guest, AT);
        expect(merge(merged, guest, AT + 1)).toBe(merged);
        expect(merge(merged, cleaned(guest), AT + 1)).toBe(merged);
      }),
      { numRuns: runs(30) },
    );
  });

  it('blocks checkout just while there is something to be told', () => {
    fc.assert(
      fc.property(carts, ([guest, customer]) => {
        const merged = merge(customer, guest, AT);
        const { checkout, notices } = viewCart(merged, find);
        expect(checkout.ready).toBe(notices.length === 0 && merged.lines.length > 0);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('a cart', () => {
  it('holds as much as an order takes', () => {
    expect([MAX_LINES, MAX_QUANTITY]).toEqual([orders.MAX_LINES, orders.MAX_QUANTITY]);
  });
});
