import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { reservationKey } from '#functions/inventory/adapters/inventory-table.ts';
import { stockUpdate } from '#functions/inventory/adapters/stock-repository.ts';
import type { LoadReservation, PutReservation, ReturnLines } from '#functions/inventory/application/ports.ts';
import { returnCommitted } from '#functions/inventory/domain/release-stock.ts';
import type { Reservation } from '#functions/inventory/domain/reservation.ts';

export const reservationLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadReservation =>
  async (orderId) => {
    const get = new GetCommand({ TableName: table, Key: reservationKey(orderId), ConsistentRead: true });
    return (await dynamo.send(get)).Item as Reservation | undefined;
  };

export const reservationPutter =
  (dynamo: DynamoDBDocumentClient, table: string): PutReservation =>
  async (reservation) => {
    try {
      await dynamo.send(
        new PutCommand({
          TableName: table,
          Item: { ...reservationKey(reservation.orderId), v: 1, ...reservation },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

const progress = (table: string, { orderId, lines, returned }: Reservation, count: number) => ({
  TableName: table,
  Key: reservationKey(orderId),
  UpdateExpression: 'SET #status = :status, #returned = :next',
  ConditionExpression: '#status = :held AND #returned = :before',
  ExpressionAttributeNames: { '#status': 'status', '#returned': 'returned' },
  ExpressionAttributeValues: {
    ':held': 'HELD',
    ':status': returned + count < lines.length ? 'HELD' : 'RELEASED',
    ':before': returned,
    ':next': returned + count,
  },
});

export const linesReturner =
  (dynamo: DynamoDBDocumentClient, table: string): ReturnLines =>
  async (reservation, lines, act) => {
    await dynamo.send(
      new TransactWriteCommand({
        TransactItems: [
          { Update: progress(table, reservation, lines.length) },
          ...lines.map(({ sku, quantity }) => ({
            Update: stockUpdate(table, sku, returnCommitted({ quantity }), act),
          })),
        ],
      }),
    );
  };
