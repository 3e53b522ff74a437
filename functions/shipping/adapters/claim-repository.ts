import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { claimKey } from '#functions/shipping/adapters/shipping-table.ts';
import type { FindClaim, KeepClaim } from '#functions/shipping/application/ports.ts';

/** Rows of version 1 do not know the customer. */
type ClaimRow = { readonly v: 1 } | { readonly v: 2; readonly customer: string };

export const claimFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindClaim =>
  async (guest) => {
    const get = new GetCommand({ TableName: table, Key: claimKey(guest), ConsistentRead: true });
    const row = (await dynamo.send(get)).Item as ClaimRow | undefined;
    return row && (row.v === 1 ? {} : { customer: row.customer });
  };

export const claimKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepClaim =>
  async ({ guest, customer }) => {
    const row: ClaimRow = { v: 2, customer };
    const put = new PutCommand({
      TableName: table,
      Item: { ...claimKey(guest), ...row },
      ConditionExpression: 'attribute_not_exists(customer)',
    });
    try {
      await dynamo.send(put);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
