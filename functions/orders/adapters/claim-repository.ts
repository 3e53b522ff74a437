import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { claimKey } from '#functions/orders/adapters/orders-table.ts';
import type { FindClaim, KeepClaim } from '#functions/orders/application/ports.ts';
import type { Claim } from '#functions/orders/domain/claim.ts';

type ClaimRow = Claim & { readonly v: 1; readonly at: string };

export const claimFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindClaim =>
  async (guest) => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: claimKey(guest), ConsistentRead: true }),
    );
    return Item as ClaimRow | undefined;
  };

export const claimKeeper = (dynamo: DynamoDBDocumentClient, table: string): KeepClaim => {
  const find = claimFinder(dynamo, table);
  return async (claim, at) => {
    const row: ClaimRow = { v: 1, ...claim, at };
    const put = new PutCommand({
      TableName: table,
      Item: { ...claimKey(claim.guest), ...row },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    try {
      await dynamo.send(put);
      return claim;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return (await find(claim.guest)) ?? claim;
    }
  };
};
