import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { clientSettings } from '#scripts/local/emulator-environment.ts';
import { REGION, STAGE, systemState } from '#test/support/emulator/shared-system.ts';

/** For SDK clients of tests: the emulator's root account. */
export const settings = () => clientSettings({ endpoint: systemState().awsEndpointUrl, region: REGION });

export type Row = Record<string, unknown>;

/** Every row of a context's table, in the order of keys. */
export const rowsOf = async (context: string): Promise<Row[]> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settings()));
  const rows: Row[] = [];
  for await (const page of paginateScan(
    { client },
    { TableName: resourceName(STAGE, context, 'table'), ConsistentRead: true },
  ))
    rows.push(...(page.Items ?? []));
  client.destroy();
  return rows.sort((a, b) => (`${a.pk}\0${a.sk}` < `${b.pk}\0${b.sk}` ? -1 : 1));
};

/** The live holds and takings in the provider's own ledger, by order. */
export const liveCharges = async (): Promise<Map<string, Row>> =>
  new Map(
    (await rowsOf('sandbox'))
      .filter(({ status }) => status === 'authorised' || status === 'captured')
      .map((intent) => [String(intent.reference), intent]),
  );
