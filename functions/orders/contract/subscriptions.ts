import { ProductPublished, ProductRetired } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { CheckoutOverdue, OrderPlaced } from '#functions/orders/contract/events.ts';

/** Prices come from events alone; a claimed guest's orders move. */
export const ordersSubscriptions = [ProductPublished, ProductRetired, GuestClaimed] as const;

/** What the deadline queue holds for its delay; the same function reads it. */
export const deadlineSubscriptions = [OrderPlaced, CheckoutOverdue] as const;
