import { describe, expect, it } from '@jest/globals';
import {
  auditOf,
  CANCELLED,
  CANCELLING,
  CONFIRMED,
  found,
  PAID,
  PENDING,
  REJECTED,
  sound,
  withChanged,
} from '#test/support/builders/operations/evidence.ts';
import { captured, held, payment, voided } from '#test/support/builders/operations/money.ts';
import { ago, confirmed, orderId } from '#test/support/builders/operations/orders.ts';

const { intents = [], payments, orders } = sound();
const others = (reference: string) => intents.filter((intent) => intent.reference !== reference);
const otherRows = (id: string) => payments.filter((one) => one.orderId !== id);

describe('money that the provider does not have as it is owed', () => {
  it.each([
    ['a confirmed order whose hold is gone', CONFIRMED, [voided(CONFIRMED)]],
    ['a confirmed order without an intent', CONFIRMED, []],
    ['a rejected order with money still held', REJECTED, [held(REJECTED)]],
    ['a cancelled order that was captured and not refunded', CANCELLED, [captured(CANCELLED)]],
    ['a confirmed order held for less than its total', CONFIRMED, [{ ...held(CONFIRMED), amountAuthorised: 1000 }]],
    ['a pending order held for more than its total', PENDING, [{ ...held(PENDING), amountAuthorised: 5000 }]],
    ['a confirmed order held in another currency', CONFIRMED, [{ ...held(CONFIRMED), currency: 'USD' as const }]],
  ])('is found: %s', (_, id, instead) => {
    expect(found({ intents: [...others(id), ...instead] })).toContain(`money-not-as-owed: ${id}`);
  });

  it('is told with the numbers, the rows, the cause and the command', () => {
    const [finding] = auditOf({ intents: [...others(REJECTED), held(REJECTED)] });
    expect(finding).toEqual({
      kind: 'money-not-as-owed',
      subject: REJECTED,
      rows: [`orders:${REJECTED}/order`, expect.stringMatching(/^sandbox:intent#pi_.*\/intent$/)],
      what: 'REJECTED for 1998 EUR owes held 0, captured = refunded; the provider has held 1998, captured 0, refunded 0 EUR.',
      likelyCause: expect.stringContaining('UndoPayment'),
      mend: `npm run mend -- undo-payment ${REJECTED}`,
    });
  });

  it('may be anything up to the total while an undo is under way', () => {
    for (const instead of [[], [voided(CANCELLING)]])
      expect(found({ intents: [...others(CANCELLING), ...instead] })).not.toContain(`money-not-as-owed: ${CANCELLING}`);
  });

  it('is not judged within the grace after the last change', () => {
    const fresh = orderId('fresh');
    const changes = { orders: [...orders, confirmed(fresh.slice(4), 4)] };
    expect(found(changes)).toEqual([]);
    expect(found(changes, { graceMs: 0 })).toContain(`money-not-as-owed: ${fresh}`);
  });
});

describe('an order that is charged twice', () => {
  it('is found by two intents that hold or keep money', () => {
    const second = { ...captured('elsewhere'), reference: PAID };
    expect(found({ intents: [...intents, second] })).toContain(`charged-twice: ${PAID}`);
  });

  it('is found by an intent that was captured twice', () => {
    const [twice] = intents
      .filter(({ reference }) => reference === PAID)
      .map((one) => ({
        ...one,
        history: [...one.history, { sequence: 4, what: 'captured' as const, at: ago(1), amount: 1998 }],
      }));
    expect(found({ intents: [...others(PAID), ...(twice ? [twice] : [])] })).toContain(`charged-twice: ${PAID}`);
  });

  it('is not one whose first intent was cancelled', () => {
    const cancelledFirst = { ...voided('elsewhere'), reference: PAID };
    expect(found({ intents: [...intents, cancelledFirst] })).toEqual([]);
  });
});

describe('a ledger that does not add up', () => {
  it('is found where amounts differ from the entries', () => {
    const changed = withChanged(intents, { reference: PAID }, { amountCaptured: 1, amountAuthorised: 1 });
    expect(found({ intents: changed })).toContain(`ledger-does-not-add-up: ${captured(PAID).id}`);
  });

  it('is found where more was refunded than captured', () => {
    const changed = withChanged(intents, { reference: CANCELLED }, { amountRefunded: 5000 });
    expect(found({ intents: changed })).toContain(`ledger-does-not-add-up: ${captured(CANCELLED).id}`);
  });
});

describe('a payment row that differs from the ledger', () => {
  it.each([
    ['another state', withChanged(payments, { orderId: CONFIRMED }, { status: 'PENDING' }), intents],
    [
      'another amount',
      withChanged(payments, { orderId: CONFIRMED }, { amount: { amount: 1, currency: 'EUR' } }),
      intents,
    ],
    ['no intent', payments, others(CONFIRMED)],
    ['money without a row', otherRows(CONFIRMED), intents],
  ])('is found: %s', (_, rows, ledger) => {
    expect(found({ payments: rows, intents: ledger })).toContain(`payment-differs-from-ledger: ${CONFIRMED}`);
  });

  it('is none for an order of nothing, which no provider knows', () => {
    const free = { amount: 0, currency: 'EUR' } as const;
    const changes = {
      orders: withChanged(orders, { id: CONFIRMED }, { total: free }),
      payments: withChanged(payments, { orderId: CONFIRMED }, { amount: free, intentId: `free_${CONFIRMED}` }),
      intents: others(CONFIRMED),
    };
    expect(found(changes)).toEqual([]);
  });
});

describe('a payment that is not as the order owes it', () => {
  it.each([
    ['a confirmed order with a voided payment', CONFIRMED, [payment(CONFIRMED, 'cancelled')]],
    ['a confirmed order without a payment', CONFIRMED, []],
    ['a rejected order with an authorised payment', REJECTED, [payment(REJECTED, 'authorised')]],
    ['a cancelled order with a captured payment', CANCELLED, [payment(CANCELLED, 'captured')]],
  ])('is found without any ledger: %s', (_, id, instead) => {
    expect(found({ payments: [...otherRows(id), ...instead], intents: undefined })).toEqual([
      `payment-not-as-owed: ${id}`,
    ]);
  });

  it('is found where another amount was paid', () => {
    const changed = withChanged(payments, { orderId: CONFIRMED }, { amount: { amount: 1, currency: 'EUR' } });
    expect(found({ payments: changed, intents: undefined })).toEqual([`payment-not-as-owed: ${CONFIRMED}`]);
  });
});

describe('a payment without an order', () => {
  const orphan = orderId('gone');

  it('is found by its row', () => {
    expect(
      found({ payments: [...payments, payment(orphan, 'cancelled')], intents: [...intents, voided(orphan)] }),
    ).toEqual([`payment-without-order: ${orphan}`]);
  });

  it('is found by money in the ledger', () => {
    expect(found({ intents: [...intents, held(orphan)] })).toContain(`payment-without-order: ${orphan}`);
  });

  it('is none where an intent moved no money', () => {
    expect(found({ intents: [...intents, voided(orphan)] })).toEqual([]);
  });
});
