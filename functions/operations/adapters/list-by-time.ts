import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

type Row = Readonly<Record<string, unknown>>;

/** The last row of a page, as the index finds it again. */
export type Place = { readonly id: string; readonly at: string };

export type TimePage = { readonly rows: readonly Row[]; readonly next?: Place };

type Asked = { readonly limit: number; readonly after?: Place | undefined };

/** @param sk the sort key that all rows of the list have */
export const listByTime =
  (dynamo: DynamoDBDocumentClient, table: string, list: string, sk: string) =>
  async ({ limit, after }: Asked): Promise<TimePage> => {
    const { Items = [], LastEvaluatedKey: last } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'listed',
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': list },
        ScanIndexForward: false,
        Limit: limit,
        ...(after && { ExclusiveStartKey: { pk: after.id, sk, list, listedAt: after.at } }),
      }),
    );
    return { rows: Items, ...(last && { next: { id: String(last.pk), at: String(last.listedAt) } }) };
  };
