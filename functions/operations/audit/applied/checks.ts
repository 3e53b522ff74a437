import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { levelCheck } from '#functions/operations/audit/applied/levels.ts';
import { productChecks } from '#functions/operations/audit/applied/products.ts';
import type { SubscriptionCheck } from '#functions/operations/audit/applied/subscription-check.ts';
import { guestOrderLeftBehind } from '#functions/operations/audit/rules/guest-order-left-behind.ts';
import { holdOfDecidedOrder } from '#functions/operations/audit/rules/hold-of-decided-order.ts';
import { orderNotUndone } from '#functions/operations/audit/rules/order-not-undone.ts';
import { orderUndecided } from '#functions/operations/audit/rules/order-undecided.ts';
import { reservationNotAsOwed } from '#functions/operations/audit/rules/reservation-not-as-owed.ts';
import {
  CancellationRequested,
  CheckoutOverdue,
  OrderConfirmed,
  OrderPlaced,
} from '#functions/orders/contract/events.ts';

/**
 * One for each kind of event and subscriber whose rows show it; a test names the others, each with its reason. What starts a machine or a deadline shows in the order: it is decided, or
 * found by its age. OrderConfirmed shows in the reservation, and in the markers that it settles.
 * GuestClaimed shows in the owner of each order.
 */
export const subscriptionChecks: readonly SubscriptionCheck[] = [
  ...productChecks,
  levelCheck,
  { event: OrderConfirmed, subscriber: 'inventory', queue: 'inbox', seenBy: reservationNotAsOwed.name },
  { event: OrderConfirmed, subscriber: 'inventory', queue: 'inbox', seenBy: holdOfDecidedOrder.name },
  { event: GuestClaimed, subscriber: 'orders', queue: 'inbox', seenBy: guestOrderLeftBehind.name },
  { event: OrderPlaced, subscriber: 'checkout', queue: 'checkout-start', seenBy: orderUndecided.name },
  { event: CheckoutOverdue, subscriber: 'checkout', queue: 'checkout-start', seenBy: orderUndecided.name },
  { event: OrderPlaced, subscriber: 'orders', queue: 'deadline', seenBy: orderUndecided.name },
  { event: CheckoutOverdue, subscriber: 'orders', queue: 'deadline', seenBy: orderUndecided.name },
  { event: CancellationRequested, subscriber: 'checkout', queue: 'cancel-order-start', seenBy: orderNotUndone.name },
];
