import { lastChange } from '#functions/operations/audit/last-change.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { inWords, type Money, moneyOf } from '#functions/operations/audit/money.ts';
import { intentRow, orderRow } from '#functions/operations/audit/row-names.ts';
import type { Rule, Violation } from '#functions/operations/audit/rule.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';

type Owed = {
  readonly inWords: (total: number) => string;
  readonly isKept: (money: Money, total: number) => boolean;
  readonly likelyCause: string;
  readonly mend: (orderId: string) => string;
};

const charged: Owed = {
  inWords: (total) => `held or captured ${total}, refunded 0`,
  isKept: ({ held, captured, refunded }, total) =>
    refunded === 0 && ((held === total && captured === 0) || (captured === total && held === 0)),
  likelyCause: 'The hold was cancelled or never made, yet the order was confirmed.',
  mend: mend.cancel,
};

const undone: Owed = {
  inWords: () => 'held 0, captured = refunded',
  isKept: ({ held, captured, refunded }) => held === 0 && captured === refunded,
  likelyCause: 'UndoPayment did not run to its end, or a confirm that came after it was not fenced.',
  mend: mend.undoPayment,
};

const undecided = (again: (orderId: string) => string): Owed => ({
  inWords: (total) => `held and captured at most ${total}`,
  isKept: ({ held, captured, refunded }, total) => held + captured - refunded <= total,
  likelyCause: 'The payment was authorised for another amount than the order has.',
  mend: again,
});

const OWED: Record<Order['status'], Owed> = {
  PENDING: undecided(mend.cancel),
  CONFIRMED: charged,
  CANCELLING: undecided(mend.republish),
  NEEDS_ATTENTION: undecided(mend.resume),
  REJECTED: undone,
  CANCELLED: undone,
};

const inOtherCurrency = ({ total }: Order, intents: readonly Intent[]): boolean =>
  intents.some(({ currency }) => currency !== total.currency);

const violation = (order: Order, intents: readonly Intent[]): Violation[] => {
  const { id, status, total } = order;
  const owed = OWED[status];
  const money = moneyOf(intents);
  if (owed.isKept(money, total.amount) && !inOtherCurrency(order, intents)) return [];
  const currencies = [...new Set(intents.map(({ currency }) => currency))].join(', ') || total.currency;
  return [
    {
      subject: id,
      rows: [orderRow(id), ...intents.map((intent) => intentRow(intent.id))],
      what: `${status} for ${total.amount} ${total.currency} owes ${owed.inWords(total.amount)}; the provider has ${inWords(money)} ${currencies}.`,
      likelyCause: owed.likelyCause,
      mend: owed.mend(id),
    },
  ];
};

export const moneyNotAsOwed: Rule = {
  name: 'money-not-as-owed',
  promise: 'The provider holds, has captured and has refunded what each order owes in its state.',
  check: ({ orders, intents, intentsOf }, { settled }) =>
    intents === undefined
      ? []
      : orders.flatMap((order) => {
          const mine = intentsOf.get(order.id) ?? [];
          return settled(lastChange(order), ...mine.map(lastChange)) ? violation(order, mine) : [];
        }),
};
