import { place } from '#functions/orders/domain/decisions.ts';
import type { Act, Actor, PendingOrder } from '#functions/orders/domain/order.ts';

const START = Date.parse('2026-01-01T00:00:00.000Z');

/** An act by someone, so many seconds after the order was placed. */
export const act = (by: Actor, seconds = 1): Act => ({ by, at: new Date(START + seconds * 1_000).toISOString() });

export const trace = {
  correlationId: 'req-1',
  causationId: 'req-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
} as const;

type Given = Partial<Omit<PendingOrder, 'status' | 'history'>>;

/** A pending order of two cups for 19.98 EUR. */
export const pendingOrder = (given: Given = {}): PendingOrder => ({
  ...place(
    {
      id: 'ord_00000000000000000000000001',
      owner: 'buyer-1',
      total: { amount: 1998, currency: 'EUR' },
      lines: [
        { sku: 'CUP-BLUE', title: 'Cup, blue', quantity: 2, price: 999, rate: 2000, net: 1665, tax: 333, gross: 1998 },
      ],
      paymentMethod: 'tok_approve',
      request: 'fingerprint',
    },
    act('buyer', 0),
  ),
  ...given,
});
