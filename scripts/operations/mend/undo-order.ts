import { ReleaseStock } from '#functions/inventory/contract/tasks.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { AuthorisePayment, UndoPayment } from '#functions/payments/contract/tasks.ts';
import { performTask } from '#scripts/operations/mend/perform-task.ts';
import { refuse } from '#scripts/operations/mend/refuse.ts';
import { type Bench, readOrder, readPayment, readReservation } from '#scripts/operations/mend/rows.ts';

/** Only what came to nothing is undone here: an order that lives is cancelled, and its machine does the rest. */
const refuseLiving = (order: Order | undefined): void => {
  if (order !== undefined && order.status !== 'REJECTED' && order.status !== 'CANCELLED')
    refuse(`${order.id} is ${order.status}: npm run shop -- cancel ${order.id} --as admin`);
};

const done = (what: string, id: string): string => `${what} was done for ${id}`;

/** Voids or refunds whatever the provider has for an order that came to nothing, or that is gone. */
export const undoPayment = async (bench: Bench, orderId: string): Promise<string> => {
  const order = await readOrder(bench, orderId);
  refuseLiving(order);
  const total = order?.total ?? (await readPayment(bench, orderId))?.amount;
  if (total === undefined) return refuse(`There is neither an order nor a payment ${orderId}.`);
  await performTask(bench, 'payments', UndoPayment, { orderId, total });
  return done(UndoPayment.name, orderId);
};

/** Gives back whatever inventory holds for an order that came to nothing, or that is gone. */
export const releaseStock = async (bench: Bench, orderId: string): Promise<string> => {
  const order = await readOrder(bench, orderId);
  refuseLiving(order);
  const lines = (order ?? (await readReservation(bench, orderId)))?.lines;
  if (lines === undefined) return refuse(`There is neither an order nor a reservation ${orderId}.`);
  const asked = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  await performTask(bench, 'inventory', ReleaseStock, { orderId, lines: asked });
  return done(ReleaseStock.name, orderId);
};

/** Brings the payment of a confirmed order to where the provider says it is. */
export const authorisePayment = async (bench: Bench, orderId: string): Promise<string> => {
  const order = await readOrder(bench, orderId);
  if (order?.status !== 'CONFIRMED') return refuse(`${orderId} is ${order?.status ?? 'not there'}, not CONFIRMED.`);
  const { total, paymentMethod } = order;
  await performTask(bench, 'payments', AuthorisePayment, { orderId, total, paymentMethod });
  return done(AuthorisePayment.name, orderId);
};
