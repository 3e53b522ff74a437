import { getAnyOrder, getAnyTimeline, getOrder, getTimeline } from '#functions/orders/contract/routes.ts';
import type { Api } from '#scripts/shop/api.ts';
import type { Order, OrderStatus, TimelineEntry } from '#scripts/shop/orders/order-view.ts';
import type { Session } from '#scripts/shop/session.ts';

/** How far an order has come. */
export type Progress = { readonly status: OrderStatus; readonly entries: readonly TimelineEntry[] };

/** How an order is read: as its owner, a buyer or a guest, or as an operator. */
export type OrderReader = {
  readonly order: (orderId: string) => Promise<Order>;
  readonly progress: (orderId: string) => Promise<Progress>;
};

const asOwner = (api: Api): OrderReader => ({
  order: async (orderId) => (await api(getOrder, { params: { orderId } })).body,
  progress: async (orderId) => (await api(getTimeline, { params: { orderId } })).body,
});

const asOperator = (api: Api): OrderReader => ({
  order: async (orderId) => (await api(getAnyOrder, { params: { orderId } })).body,
  progress: async (orderId) => (await api(getAnyTimeline, { params: { orderId } })).body,
});

export const readerOf = ({ api, mine, as }: Pick<Session, 'api' | 'mine' | 'as'>): OrderReader =>
  as === 'admin' ? asOperator(api) : asOwner(mine);
