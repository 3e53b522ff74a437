import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import type * as z from 'zod';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { create as createApi } from '#functions/catalog/handlers/api.ts';
import { create as createRelay } from '#functions/catalog/handlers/relay.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { type Call, eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
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
  const clients = { events: new EventBridgeClient({}), objects: new S3Client({}) };
  const bus = mockClient(clients.events);
  const bucket = mockClient(clients.objects);
  bus.on(PutEventsCommand).callsFake(({ Entries }) => ({ FailedEntryCount: 0, Entries: Entries.map(() => ({})) }));
  bucket.on(PutObjectCommand).resolves({});
  return { clients, bus, bucket };
};

/** The catalogue's functions over a table in memory. */
export const catalogue = () => {
  const world = fakeWorld({ environment: { CATALOG_TABLE: TABLE, BUS_NAME: 'bus', ARCHIVE_BUCKET: 'archive' } });
  const dynamo = fakeDynamo({
    tables: { [TABLE]: catalogTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const { clients, bus, bucket } = outside();
  const api = createApi(world, { dynamo: dynamo.client });
  const relay = createRelay(world, clients);
  let calls = 0;

  const call = async <R extends RouteDefinition>(route: R, asked: Call = {}): Promise<Answered<R>> => {
    calls += 1;
    const {
      statusCode = 0,
      headers = {},
      body = '',
    } = await api(eventOf(route, asked, `request-${calls}`), lambdaContext);
    return { status: statusCode, headers: headers as Record<string, string>, body: JSON.parse(body) };
  };

  /** Relays what the stream holds and answers with what reached the bus, in order. */
  const published = async () => {
    bus.resetHistory();
    await relay(dynamo.toStreamEvent(TABLE, dynamo.drainStream(TABLE)), lambdaContext);
    const entries = bus.commandCalls(PutEventsCommand).flatMap(({ args: [{ input }] }) => input.Entries ?? []);
    return entries.map(({ Source, DetailType, Detail = '' }) => ({ Source, DetailType, detail: JSON.parse(Detail) }));
  };

  return { world, dynamo, call, published, parked: () => bucket.commandCalls(PutObjectCommand) };
};

export type Catalogue = ReturnType<typeof catalogue>;
