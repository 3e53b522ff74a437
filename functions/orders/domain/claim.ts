import { type Act, type Order, type OrderEntry, withEntry } from '#functions/orders/domain/order.ts';

/** What a guest had belongs to a customer now, for ever. */
export type Claim = { readonly guest: string; readonly customer: string };

/** Guests' names begin with what no subject of the user pool begins with. */
export const isGuest = (owner: string): boolean => owner.startsWith('guest_');

/** The customer's from now on, in whatever state it is; an order that is not that guest's, or not any more, stays. */
export const moveTo = (order: Order, act: Act, { guest, customer }: Claim): Order =>
  order.owner === guest
    ? { ...order, owner: customer, history: withEntry(order, act, { what: 'Claimed', from: guest }) }
    : order;

/** Whose order it was when an entry was made: events of the time before a claim stay as they were. */
export const ownerAt = ({ owner, history }: Order, { sequence }: OrderEntry): string =>
  history.find((entry) => entry.what === 'Claimed' && entry.sequence > sequence)?.from ?? owner;

/** When the order itself last changed: that it changed hands says nothing of how long it has waited. */
export const lastChangeOf = ({ history, placedAt }: Order): string =>
  history.findLast(({ what }) => what !== 'Claimed')?.at ?? placedAt;
