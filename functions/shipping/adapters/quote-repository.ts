import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type StoredTrace, storeTrace } from '#functions/shared/kernel/trace.ts';
import { quoteKey } from '#functions/shipping/adapters/shipping-table.ts';
import type { KeepQuote, LoadQuote, SaveQuote } from '#functions/shipping/application/ports.ts';
import type { Quote } from '#functions/shipping/domain/quote.ts';

type QuoteRow = Quote & {
  readonly pk: string;
  readonly sk: string;
  readonly v: 1;
  readonly version: number;
  readonly trace: StoredTrace;
};

/** Rows of other schema versions will be brought up to date here. */
const fromRow = (row: Record<string, unknown>): Quote => {
  const { pk: _pk, sk: _sk, v: _v, version: _version, trace: _trace, ...quote } = row as QuoteRow;
  return quote;
};

export const quoteLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadQuote =>
  async (quoteId) => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: quoteKey(quoteId), ConsistentRead: true }),
    );
    return Item && fromRow(Item);
  };

/** Answers whether the write's condition held. */
const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

export const quoteSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveQuote =>
  (quote, now, trace) => {
    const put = new PutCommand({
      TableName: table,
      Item: { ...quoteKey(quote.id), v: 1, ...quote, version: 1, trace: storeTrace(trace) },
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': now },
    });
    return held(dynamo.send(put));
  };

export const quoteKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepQuote =>
  async (quoteId) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: quoteKey(quoteId),
      UpdateExpression: 'REMOVE expiresAt',
      ConditionExpression: 'attribute_exists(pk)',
    });
    await held(dynamo.send(update));
  };
