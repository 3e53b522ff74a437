import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { reservationKey } from '#functions/inventory/adapters/inventory-table.ts';
import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import { orderKey } from '#functions/orders/adapters/orders-table.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { readOrder as readStored } from '#functions/orders/domain/stored-order.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { Clients } from '#scripts/operations/clients.ts';
import { tableOf } from '#scripts/operations/scene.ts';
import type { Where } from '#scripts/operations/where.ts';

/** What every mend works with. */
export type Bench = { readonly where: Where; readonly clients: Clients };

type Key = { readonly pk: string; readonly sk: string };

const read = async <Row>({ clients, where }: Bench, context: string, Key: Key): Promise<Row | undefined> => {
  const get = new GetCommand({ TableName: tableOf(where)(context), Key, ConsistentRead: true });
  return (await clients.dynamo.send(get)).Item as Row | undefined;
};

export const readOrder = async (bench: Bench, id: string): Promise<Order | undefined> => {
  const row = await read<Record<string, unknown>>(bench, 'orders', orderKey(id));
  return row && readStored(row);
};

export const readReservation = (bench: Bench, id: string) => read<Reservation>(bench, 'inventory', reservationKey(id));

export const readPayment = (bench: Bench, orderId: string) =>
  read<Payment>(bench, 'payments', { pk: `payment#${orderId}`, sk: 'payment' });
