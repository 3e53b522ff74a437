import { lastChange } from '#functions/operations/audit/last-change.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow, paymentRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';

type Wrong = { readonly what: string; readonly mend: string };

const money = ({ amount, currency }: Payment['amount']): string => `${amount} ${currency}`;

const ofConfirmed = ({ id, total }: Order, payment: Payment | undefined): Wrong | undefined => {
  if (payment?.status !== 'AUTHORISED' && payment?.status !== 'CAPTURED')
    return { what: `CONFIRMED, and its payment is ${payment?.status ?? 'not there'}.`, mend: mend.cancel(id) };
  return money(payment.amount) === money(total)
    ? undefined
    : { what: `CONFIRMED for ${money(total)}, and paid ${money(payment.amount)}.`, mend: mend.cancel(id) };
};

const ofUndone = ({ id, status }: Order, payment: Payment | undefined): Wrong | undefined =>
  payment === undefined || ['DECLINED', 'VOIDED', 'REFUNDED'].includes(payment.status)
    ? undefined
    : { what: `${status}, and its payment is ${payment.status}.`, mend: mend.undoPayment(id) };

const wrong = (order: Order, payment: Payment | undefined): Wrong | undefined => {
  if (order.status === 'CONFIRMED') return ofConfirmed(order, payment);
  return order.status === 'REJECTED' || order.status === 'CANCELLED' ? ofUndone(order, payment) : undefined;
};

/** Judges by our own rows, so that it holds with every provider. */
export const paymentNotAsOwed: Rule = {
  name: 'payment-not-as-owed',
  promise: 'A confirmed order has an authorised payment of its total, and one that came to nothing has none left.',
  check: ({ orders, paymentOf }, { settled }) =>
    orders.flatMap((order) => {
      const payment = paymentOf.get(order.id);
      const found = settled(lastChange(order), lastChange(payment)) ? wrong(order, payment) : undefined;
      return found === undefined
        ? []
        : [
            {
              subject: order.id,
              rows: [orderRow(order.id), paymentRow(order.id)],
              likelyCause: 'A step of the checkout or of its undo was left out, or a row was written past the tasks.',
              ...found,
            },
          ];
    }),
};
