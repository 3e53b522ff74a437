import { lastChange } from '#functions/operations/audit/last-change.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { isLive } from '#functions/operations/audit/money.ts';
import { intentRow, orderRow, paymentRow } from '#functions/operations/audit/row-names.ts';
import type { Rule, Violation } from '#functions/operations/audit/rule.ts';

const violation = (orderId: string, row: string, what: string): Violation => ({
  subject: orderId,
  rows: [orderRow(orderId), row],
  what,
  likelyCause: "The order's row was deleted, or its table was restored from a backup that is older than the order.",
  mend: mend.undoPayment(orderId),
});

export const paymentWithoutOrder: Rule = {
  name: 'payment-without-order',
  promise: 'Every payment, and all money that the provider holds or has kept, belongs to an order.',
  check: ({ payments, paymentOf, intents = [], orderById }, { settled }) => {
    const orphans = payments.filter(({ orderId }) => !orderById.has(orderId));
    const money = intents.filter(
      (intent) => isLive(intent) && !orderById.has(intent.reference) && !paymentOf.has(intent.reference),
    );
    return [
      ...orphans
        .filter((payment) => settled(lastChange(payment)))
        .map(({ orderId, status }) =>
          violation(orderId, paymentRow(orderId), `The payment is ${status}, and there is no order ${orderId}.`),
        ),
      ...money
        .filter((intent) => settled(lastChange(intent)))
        .map(({ id, reference, status }) =>
          violation(reference, intentRow(id), `The intent is ${status}, and there is no order ${reference}.`),
        ),
    ];
  },
};
