import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimCart } from '#functions/cart/application/claim-cart.ts';
import { removeOrderedLines } from '#functions/cart/application/remove-ordered.ts';
import { runs } from '#test/support/laws.ts';
import { AT, cartStore, type Edit, type History, historyOf, lastOf, piecesIn } from './cart-world.ts';

const GUEST = 'guest_1';
const CUSTOMER = 'customer-1';
const SKUS = ['A', 'B', 'C'] as const;

const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('add', 'add', 'set', 'remove'),
    sku: fc.constantFrom(...SKUS),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 7 },
);

/** An order of some of what was in a cart at some time. */
type Placed = { readonly ofGuest: boolean; readonly at: number; readonly share: number };

const placed = fc.array(
  fc.record<Placed>({ ofGuest: fc.boolean(), at: fc.nat(7), share: fc.constantFrom(0.34, 0.5, 1) }),
  { maxLength: 4 },
);

type Step = { readonly event: number; readonly crashAt: number; readonly after: boolean };

const steps = fc.array(fc.record<Step>({ event: fc.nat(4), crashAt: fc.nat(3), after: fc.boolean() }), {
  maxLength: 14,
});

const orderOf = (history: History, { ofGuest, at, share }: Placed, index: number) => {
  const cart = history[at % history.length] ?? history[0];
  const lines = Object.entries(piecesIn(cart)).map(([sku, quantity]) => ({
    sku,
    quantity: Math.ceil(quantity * share),
  }));
  const { id, version } = cart;
  return { orderId: `ord_${index}`, owner: ofGuest ? GUEST : CUSTOMER, lines, cart: { id, version }, at: AT };
};

const run = async (
  histories: readonly [guest: History, customer: History],
  orders: readonly Placed[],
  taken: readonly Step[],
) => {
  const [guest, customer] = histories;
  const store = cartStore([lastOf(guest), lastOf(customer)]);
  const events = [
    ...orders.map((one, index) => {
      const order = orderOf(one.ofGuest ? guest : customer, one, index);
      return () => removeOrderedLines(store.ports)(order);
    }),
    () => claimCart(store.ports)({ guest: GUEST, customer: CUSTOMER }),
  ];
  for (const { event, crashAt, after } of taken) {
    const work = events[event];
    if (work) await store.suffer(crashAt, after, work);
  }
  for (const work of events) await work();
  return { guests: piecesIn(store.cartOf(GUEST)), customers: piecesIn(store.cartOf(CUSTOMER)) };
};

describe('confirmed orders and a claim', () => {
  it('make one and the same cart, in whatever order they come, however often, and wherever a worker dies', async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, placed, steps, async (guests, customers, orders, taken) => {
        const histories = [historyOf(GUEST, guests), historyOf(CUSTOMER, customers)] as const;
        const inOrder = await run(histories, orders, []);
        expect(await run(histories, orders, taken)).toEqual(inOrder);
        expect(inOrder.guests).toEqual({});
      }),
      { numRuns: runs(600) },
    );
  });

  it('take out no more than was ordered, and lose nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, placed, steps, async (guests, customers, orders, taken) => {
        const histories = [historyOf(GUEST, guests), historyOf(CUSTOMER, customers)] as const;
        const { customers: left } = await run(histories, orders, taken);
        for (const sku of SKUS) {
          const had = histories.reduce((sum, history) => sum + (piecesIn(lastOf(history))[sku] ?? 0), 0);
          const bought = orders
            .flatMap((one, index) => orderOf(histories[one.ofGuest ? 0 : 1], one, index).lines)
            .reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
          expect(left[sku] ?? 0).toBeGreaterThanOrEqual(Math.max(0, had - bought));
          expect(left[sku] ?? 0).toBeLessThanOrEqual(had);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
