import type { Rule } from '#functions/operations/audit/rule.ts';
import { chargedTwice } from '#functions/operations/audit/rules/charged-twice.ts';
import { deadLetters } from '#functions/operations/audit/rules/dead-letters.ts';
import { eventUnapplied } from '#functions/operations/audit/rules/event-unapplied.ts';
import { eventUnpublished } from '#functions/operations/audit/rules/event-unpublished.ts';
import { guestOrderLeftBehind } from '#functions/operations/audit/rules/guest-order-left-behind.ts';
import { heldStockNotOwed } from '#functions/operations/audit/rules/held-stock-not-owed.ts';
import { holdOfDecidedOrder } from '#functions/operations/audit/rules/hold-of-decided-order.ts';
import { ledgerDoesNotAddUp } from '#functions/operations/audit/rules/ledger-does-not-add-up.ts';
import { liveHoldsMiscounted } from '#functions/operations/audit/rules/live-holds-miscounted.ts';
import { moneyNotAsOwed } from '#functions/operations/audit/rules/money-not-as-owed.ts';
import { orderHistoryIllegal } from '#functions/operations/audit/rules/order-history-illegal.ts';
import { orderNotUndone } from '#functions/operations/audit/rules/order-not-undone.ts';
import { orderUndecided } from '#functions/operations/audit/rules/order-undecided.ts';
import { parked } from '#functions/operations/audit/rules/parked.ts';
import { parkedRecord } from '#functions/operations/audit/rules/parked-record.ts';
import { paymentDiffersFromLedger } from '#functions/operations/audit/rules/payment-differs-from-ledger.ts';
import { paymentHistoryIllegal } from '#functions/operations/audit/rules/payment-history-illegal.ts';
import { paymentNotAsOwed } from '#functions/operations/audit/rules/payment-not-as-owed.ts';
import { paymentWithoutOrder } from '#functions/operations/audit/rules/payment-without-order.ts';
import { reservationNotAsOwed } from '#functions/operations/audit/rules/reservation-not-as-owed.ts';
import { rowGivesNoEvent } from '#functions/operations/audit/rules/row-gives-no-event.ts';
import { stockDoesNotAddUp } from '#functions/operations/audit/rules/stock-does-not-add-up.ts';

/** Every promise that the auditor holds the system to. */
export const rules: readonly Rule[] = [
  moneyNotAsOwed,
  chargedTwice,
  ledgerDoesNotAddUp,
  paymentDiffersFromLedger,
  paymentNotAsOwed,
  paymentWithoutOrder,
  stockDoesNotAddUp,
  liveHoldsMiscounted,
  heldStockNotOwed,
  holdOfDecidedOrder,
  reservationNotAsOwed,
  orderUndecided,
  orderNotUndone,
  parked,
  orderHistoryIllegal,
  guestOrderLeftBehind,
  paymentHistoryIllegal,
  eventUnpublished,
  rowGivesNoEvent,
  eventUnapplied,
  deadLetters,
  parkedRecord,
];
