import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Row } from '#functions/shared/events/relay.ts';

export type Only = {
  /** Rows with this sort key. */
  readonly sk: string;
  /** Just these attributes of them; all when not given. */
  readonly fields?: readonly string[];
};

/** Every committed row of a context's table, page by page. */
export type Scan = (context: string, only?: Only) => AsyncIterable<Row>;

const narrowed = ({ sk, fields = [] }: Only): Partial<ScanCommandInput> => ({
  FilterExpression: '#sk = :sk',
  ExpressionAttributeValues: { ':sk': sk },
  ExpressionAttributeNames: { '#sk': 'sk', ...Object.fromEntries(fields.map((field) => [`#${field}`, field])) },
  ...(fields.length > 0 && { ProjectionExpression: fields.map((field) => `#${field}`).join(', ') }),
});

/** @param tableOf the physical name of a context's table */
export const tableScanner = (dynamo: DynamoDBDocumentClient, tableOf: (context: string) => string): Scan =>
  async function* (context, only) {
    const asked = { TableName: tableOf(context), ConsistentRead: true, ...(only && narrowed(only)) };
    let start: ScanCommandInput['ExclusiveStartKey'];
    do {
      const from = start && { ExclusiveStartKey: start };
      const { Items = [], LastEvaluatedKey } = await dynamo.send(new ScanCommand({ ...asked, ...from }));
      yield* Items;
      start = LastEvaluatedKey;
    } while (start !== undefined);
  };
