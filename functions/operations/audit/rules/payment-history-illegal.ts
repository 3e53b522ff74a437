import { mend } from '#functions/operations/audit/mend.ts';
import { paymentRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';
import { type Steps, whatIsWrong } from '#functions/operations/audit/walk-history.ts';
import type { PaymentEntry, PaymentStatus } from '#functions/payments/domain/payment.ts';

const STEPS: Steps<PaymentEntry['what'], PaymentStatus> = {
  NONE: { Requested: 'PENDING' },
  PENDING: { Authorised: 'AUTHORISED', Declined: 'DECLINED', Voided: 'VOIDED' },
  AUTHORISED: { Captured: 'CAPTURED', Voided: 'VOIDED', CaptureFailed: 'AUTHORISED' },
  CAPTURED: { Refunded: 'REFUNDED', RefundFailed: 'CAPTURED' },
  DECLINED: {},
  VOIDED: {},
  REFUNDED: {},
};

export const paymentHistoryIllegal: Rule = {
  name: 'payment-history-illegal',
  promise: 'The history of each payment is a legal one, without a gap, and leads to its state.',
  check: ({ payments }) =>
    payments.flatMap(({ orderId, history, status }) => {
      const what = whatIsWrong(history, STEPS, status);
      return what === undefined
        ? []
        : [
            {
              subject: orderId,
              rows: [paymentRow(orderId)],
              what,
              likelyCause: 'The row was written past the decisions of payments, or by another version of them.',
              mend: mend.undoPayment(orderId),
            },
          ];
    }),
};
