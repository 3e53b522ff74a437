import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { claimKey } from '#functions/shipping/adapters/shipping-table.ts';
import type { IsClaimed, KeepClaim } from '#functions/shipping/application/ports.ts';

export const claimFinder =
  (dynamo: DynamoDBDocumentClient, table: string): IsClaimed =>
  async (guest) => {
    const get = new GetCommand({ TableName: table, Key: claimKey(guest), ConsistentRead: true });
    return (await dynamo.send(get)).Item !== undefined;
  };

/** The same again is the same row. */
export const claimKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepClaim =>
  async (guest) => {
    await dynamo.send(new PutCommand({ TableName: table, Item: { ...claimKey(guest), v: 1 } }));
  };
