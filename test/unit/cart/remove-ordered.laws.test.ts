import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenCart } from '#functions/cart/domain/cart.ts';
import { quantityOf } from '#functions/cart/domain/parts.ts';
import { type Ordered, removeOrdered } from '#functions/cart/domain/remove-ordered.ts';
import { runs } from '#test/support/laws.ts';
import { AT, type Edit, edit, historyOf, lastOf, piecesIn } from './cart-world.ts';

const SKUS = ['A', 'B', 'C'] as const;

const history = fc
  .array(
    fc.record<Edit>({
      kind: fc.constantFrom('add', 'add', 'set', 'remove'),
      sku: fc.constantFrom(...SKUS),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 12 },
  )
  .map((edits) => historyOf('customer-1', edits));

const order = fc.record({ at: fc.nat(12), quantities: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }) });

const orders = fc.array(order, { maxLength: 6 });

const toOrdered = (
  carts: readonly OpenCart[],
  { at, quantities }: { at: number; quantities: number[] },
  index: number,
) => ({
  mark: `order-${index}`,
  version: carts[at % carts.length]?.version ?? 0,
  lines: SKUS.map((sku, which) => ({ sku, quantity: quantities[which] ?? 0 })),
});

const taken = (cart: OpenCart, all: readonly Ordered[]): OpenCart =>
  all.reduce((left, one) => removeOrdered(left, one, AT), cart);

/** Pieces of a SKU that came in at these versions. */
const since = (cart: OpenCart, sku: string, newer: (version: number) => boolean): number =>
  cart.lines
    .filter((line) => line.sku === sku)
    .reduce((sum, { parts }) => sum + quantityOf(parts.filter(({ version }) => newer(version))), 0);

describe('taking confirmed orders out of a cart', () => {
  it('gives one and the same cart in whatever order they come, and however often', () => {
    const scene = fc.tuple(history, orders).chain(([carts, placed]) => {
      const all = placed.map((one, index) => toOrdered(carts, one, index));
      const twice = [...all, ...all];
      return fc.tuple(
        fc.constant(lastOf(carts)),
        fc.constant(all),
        fc.shuffledSubarray(twice, { minLength: twice.length }),
      );
    });
    fc.assert(
      fc.property(scene, ([cart, all, shuffled]) => {
        expect(taken(cart, shuffled).lines).toEqual(taken(cart, all).lines);
      }),
      { numRuns: runs(500) },
    );
  });

  it('takes what was ordered, as far as it was there when the order was placed, and leaves what came later', () => {
    fc.assert(
      fc.property(history, order, (carts, placed) => {
        const cart = lastOf(carts);
        const ordered = toOrdered(carts, placed, 0);
        const left = removeOrdered(cart, ordered, AT);
        for (const { sku, quantity } of ordered.lines) {
          const old = since(cart, sku, (version) => version <= ordered.version);
          expect(since(left, sku, (version) => version > ordered.version)).toBe(
            since(cart, sku, (version) => version > ordered.version),
          );
          expect(since(left, sku, (version) => version <= ordered.version)).toBe(Math.max(0, old - quantity));
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('is remembered for fifty orders', () => {
    const [empty] = historyOf('customer-1', []);
    const cart = edit(empty, { kind: 'add', sku: 'A', quantity: 900 });
    const all = Array.from({ length: 51 }, (_, index) => ({
      mark: `order-${index}`,
      version: 1,
      lines: [{ sku: 'A', quantity: 2 }],
    }));
    const left = taken(cart, all);
    expect(piecesIn(taken(left, all.slice(1)))).toEqual({ A: 900 - 2 * 51 });
    expect(left.orders).toHaveLength(50);
  });

  it('keeps what is in doubt when a line grew in more parts than are told apart', () => {
    const grown = historyOf('customer-1', Array(30).fill({ kind: 'add', sku: 'A', quantity: 1 }));
    const early = { mark: 'm', version: 5, lines: [{ sku: 'A', quantity: 30 }] };
    expect(piecesIn(removeOrdered(lastOf(grown), early, AT)).A).toBeGreaterThanOrEqual(25);
    const all = removeOrdered(lastOf(grown), { mark: 'm', version: 30, lines: [{ sku: 'A', quantity: 30 }] }, AT);
    expect(all.lines).toEqual([]);
  });
});
