import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { findingLoader, openFindingsLister } from '#functions/operations/adapters/finding-repository.ts';
import { operationsTable } from '#functions/operations/adapters/operations-table.ts';
import { create as createAudit } from '#functions/operations/handlers/scheduled.ts';
import type { Row } from '#functions/shared/events/relay.ts';
import { operations, TABLE } from '#test/support/builders/operations/operations.ts';
import { queuesInMemory } from '#test/support/builders/operations/queues.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { BusEvent } from '#test/support/system/fake-clients.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { descriptions, environment, tableOf, tables } from '#test/support/system/tables.ts';

const context = {} as never;

export const DEAD_LETTERS = ['bazaar-test-orders-inbox-dlq', 'bazaar-test-inventory-inbox-dlq'];

type Told = { readonly findings: number; readonly raised: number; readonly stillOpen: number; readonly closed: number };

/** All rows of a system at rest, in tables of their own that a test may damage. */
const copyOf = (system: OfflineSystem) => {
  const dynamo = fakeDynamo({
    tables: { ...tables, [TABLE]: operationsTable },
    clock: system.world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  for (const name of Object.keys(descriptions)) for (const row of system.rows(name)) dynamo.put(tableOf(name), row);
  return dynamo;
};

const openFindings = async (client: DynamoDBDocumentClient) =>
  (await openFindingsLister(client, TABLE)({ limit: 100 })).items.map(({ kind, subject }) => `${kind}: ${subject}`);

/**
 * The auditor's function over what a system left: its rows, its events in the archive and its dead letters.
 * @param archived the events that reached the archive
 */
export const audited = async (system: OfflineSystem, archived: readonly BusEvent[] = system.published) => {
  const { archive, bucket } = operations();
  const dynamo = copyOf(system);
  const queues = queuesInMemory(DEAD_LETTERS);
  const variables = { ...environment, OPERATIONS_TABLE: TABLE, DEAD_LETTER_QUEUES: DEAD_LETTERS.join(',') };
  const world = { ...system.world, environment: variables };
  const run = createAudit(world, { dynamo: dynamo.client, objects: bucket.client, queues: queues.client });
  for (const event of archived) await archive(JSON.stringify(event));
  let ticks = 0;

  const rowOf = (name: string, pk: string): Row | undefined => dynamo.rows(tableOf(name)).find((row) => row.pk === pk);
  return {
    dynamo,
    bucket,
    queues,
    audit: async (): Promise<Told> => {
      ticks += 1;
      return (await run({ id: `tick-${ticks}` } as never, context)) as Told;
    },
    open: () => openFindings(dynamo.client),
    finding: findingLoader(dynamo.client, TABLE),
    /** Changes a row past its context. */
    damage: (name: string, pk: string, changes: Readonly<Record<string, unknown>>): void =>
      dynamo.put(tableOf(name), { ...rowOf(name, pk), ...changes }),
    remove: (name: string, pk: string): void => {
      const { sk } = rowOf(name, pk) ?? {};
      dynamo.remove(tableOf(name), { pk, sk: String(sk) });
    },
  };
};
