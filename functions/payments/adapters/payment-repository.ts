import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LoadPayment, SavePayment } from '#functions/payments/application/change-payment.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { type StoredTrace, storeTrace } from '#functions/shared/kernel/trace.ts';

const SCHEMA_VERSION = 1;

type PaymentRow = Payment & {
  readonly pk: string;
  readonly sk: string;
  readonly v: number;
  readonly trace: StoredTrace;
};

const keyOf = (orderId: string) => ({ pk: `payment#${orderId}`, sk: 'payment' });

const fromRow = ({ pk: _pk, sk: _sk, v: _v, trace: _trace, ...payment }: PaymentRow): Payment => payment;

export const loadPayment =
  (client: DynamoDBDocumentClient, table: string): LoadPayment =>
  async (orderId) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(orderId), ConsistentRead: true }));
    return Item && fromRow(Item as PaymentRow);
  };

const unchangedSince = (before: Payment | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': before.version },
      };

export const savePayment =
  (client: DynamoDBDocumentClient, table: string): SavePayment =>
  async (before, after, trace) => {
    const Item = { ...keyOf(after.orderId), v: SCHEMA_VERSION, ...after, trace: storeTrace(trace) };
    try {
      await client.send(new PutCommand({ TableName: table, Item, ...unchangedSince(before) }));
    } catch (cause) {
      if (!isErrorNamed(cause, 'ConditionalCheckFailedException')) throw cause;
      throw new ConcurrentChange(`The payment of ${after.orderId} changed meanwhile.`, {}, { cause });
    }
  };
