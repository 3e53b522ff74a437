import { ProductPublished, ProductRetired } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';

/**
 * Weights and values come from events alone; the quote of a confirmed order is not forgotten; what a
 * claimed guest asked for is the customer's.
 */
export const shippingSubscriptions = [ProductPublished, ProductRetired, OrderConfirmed, GuestClaimed] as const;
