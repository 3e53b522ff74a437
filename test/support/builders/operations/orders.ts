import { confirm, finish, giveUp, park, place, requestCancellation } from '#functions/orders/domain/decisions.ts';
import type { Act, Actor, Order, OrderId, PendingOrder } from '#functions/orders/domain/order.ts';

/** When the evidence was gathered. */
export const NOW = new Date('2026-03-01T12:00:00.000Z');

/** So many minutes before. */
export const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

const act = (by: Actor, minutes: number): Act => ({ by, at: ago(minutes) });

export const orderId = (name: string): OrderId => `ord_${name.padStart(26, '0')}`;

export const TOTAL = { amount: 1998, currency: 'EUR' } as const;

const line = { sku: 'CUP', title: 'Cup', quantity: 2, price: 999, rate: 2000, net: 1665, tax: 333, gross: 1998 };

/** Two cups for 19.98 EUR, placed so many minutes ago. */
export const pending = (name: string, minutes = 30): PendingOrder =>
  place(
    { id: orderId(name), owner: 'buyer-1', total: TOTAL, lines: [line], paymentMethod: 'tok_approve', request: 'r' },
    act('buyer', minutes),
  );

/** Each a minute after what it follows. */
export const confirmed = (name: string, minutes = 30): Order =>
  confirm(pending(name, minutes), act('checkout', minutes - 1));

export const cancelling = (name: string, minutes = 30): Order =>
  requestCancellation(confirmed(name, minutes), act('buyer', minutes - 2), 'changed-my-mind');

export const cancelled = (name: string, minutes = 30): Order =>
  finish(cancelling(name, minutes), act('checkout', minutes - 3));

export const rejected = (name: string, minutes = 30): Order =>
  finish(giveUp(pending(name, minutes), act('checkout', minutes - 1), 'out-of-stock'), act('checkout', minutes - 2));

export const needsAttention = (name: string, minutes = 30): Order =>
  park(cancelling(name, minutes), act('checkout', minutes - 3), 'ProviderRefused');
