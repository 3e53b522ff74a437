import * as z from 'zod';
import { found } from '#functions/orders/application/decide.ts';
import type { ListOrdersOf, ListUnsettled, LoadOrder, LoadOrders } from '#functions/orders/application/ports.ts';
import { OrderNotFound } from '#functions/orders/domain/errors.ts';
import type { Order, OrderStatus } from '#functions/orders/domain/order.ts';
import { readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

type Ports = { readonly loadOrder: LoadOrder };

/** The one reader that a buyer's routes may use: another's order is not found. @throws OrderNotFound */
export const loadOrderOf =
  ({ loadOrder }: Ports) =>
  async (owner: string, orderId: string): Promise<Order> => {
    const loaded = await loadOrder(orderId);
    if (loaded?.order.owner !== owner) throw new OrderNotFound(`There is no order ${orderId}.`, { orderId });
    return loaded.order;
  };

export const loadAnyOrder =
  ({ loadOrder }: Ports) =>
  async (orderId: string): Promise<Order> =>
    found(await loadOrder(orderId), orderId).order;

const orderId = z.string().min(1).max(64);
const cursorSchema = z.object({ orderId, placedAt: z.iso.datetime() });
const unsettledCursorSchema = z.object({ orderId, since: z.iso.datetime() });

/** @throws InvalidCursor */
export const listMyOrders =
  ({ listOrdersOf }: { readonly listOrdersOf: ListOrdersOf }) =>
  async (owner: string, limit: number, cursor: string | undefined) => {
    const { orders, next } = await listOrdersOf(
      owner,
      limit,
      cursor === undefined ? undefined : readCursor(['listOrders', owner], cursorSchema, cursor),
    );
    return { orders, ...(next && { nextCursor: writeCursor(['listOrders', owner], next) }) };
  };

type UnsettledPorts = { readonly listUnsettled: ListUnsettled; readonly loadOrders: LoadOrders };

/** @throws InvalidCursor */
export const listUnsettledOrders =
  ({ listUnsettled, loadOrders }: UnsettledPorts) =>
  async (status: OrderStatus, limit: number, cursor: string | undefined) => {
    const scope = ['listUnsettledOrders', status];
    const after = cursor === undefined ? undefined : readCursor(scope, unsettledCursorSchema, cursor);
    const { orderIds, next } = await listUnsettled(status, limit, after);
    return { orders: await loadOrders(orderIds), ...(next && { nextCursor: writeCursor(scope, next) }) };
  };
