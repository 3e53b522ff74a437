import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { create as createApi } from '#functions/catalog/handlers/api.ts';
import { create as createRelay } from '#functions/catalog/handlers/relay.ts';
import { create as createScheduled } from '#functions/catalog/handlers/scheduled.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { type Call, eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

export const TABLE = 'bazaar-test-catalog-table';

export type Answered<R extends RouteDefinition> = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As the route promises; a problem document when the status says so. */
  readonly body: z.infer<R['responses'][keyof R['responses']]>;
};

/** A bus that takes everything and a bucket, both remembering what they were given. */
const outside = () => {
  const entries: PutEventsRequestEntry[] = [];
  const puts: PutObjectCommandInput[] = [];
  const events = fakeClient(
    EventBridgeClient,
    on(PutEventsCommand, ({ Entries = [] }) => {
      entries.push(...Entries);
      return { FailedEntryCount: 0, Entries: Entries.map(() => ({})) };
    }),
  );
  const objects = fakeClient(
    S3Client,
    on(PutObjectCommand, (input) => {
      puts.push(input);
      return {};
    }),
  );
  return { clients: { events, objects }, entries, puts };
};

/** The catalogue's functions over a table in memory. */
export const catalogue = () => {
  const world = fakeWorld({
    environment: { CATALOG_TABLE: TABLE, BUS_NAME: 'bus', ARCHIVE_BUCKET: 'archive', IMPORTS_BUCKET: 'imports' },
  });
  const dynamo = fakeDynamo({
    tables: { [TABLE]: catalogTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const { clients, entries, puts } = outside();
  const api = createApi(world, { dynamo: dynamo.client });
  const relay = createRelay(world, clients);
  const scheduled = createScheduled(world, { dynamo: dynamo.client });
  let calls = 0;

  const versionOf = (id = ''): unknown =>
    dynamo.rows(TABLE).find(({ pk, sk }) => pk === id && sk === 'product')?.version ?? 0;

  /** Knows the product as it is, where an edit wants to hear that, unless the call says otherwise. */
  const call = async <R extends RouteDefinition>(route: R, call: Call = {}): Promise<Answered<R>> => {
    calls += 1;
    const known = route.ifMatch && { 'if-match': `"${versionOf(call.params?.productId)}"` };
    const asked = { ...call, headers: { ...known, ...call.headers } };
    const {
      statusCode = 0,
      headers = {},
      body = 'null',
    } = await api(eventOf(route, asked, `request-${calls}`), lambdaContext);
    return { status: statusCode, headers: headers as Record<string, string>, body: JSON.parse(body) };
  };

  /** Relays what the stream holds and answers with what reached the bus, in order. */
  const published = async () => {
    entries.length = 0;
    await relay(dynamo.toStreamEvent(TABLE, dynamo.drainStream(TABLE)), lambdaContext);
    return entries.map(({ Source, DetailType, Detail = '' }) => ({ Source, DetailType, detail: JSON.parse(Detail) }));
  };

  /** A run of the function that applies price changes. */
  const tick = () => scheduled({ id: `tick-${world.now().getTime()}` }, lambdaContext);

  return { world, dynamo, call, tick, published, parked: () => puts };
};

export type Catalogue = ReturnType<typeof catalogue>;
