import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { operationsTable } from '#functions/operations/adapters/operations-table.ts';
import { create as createApi } from '#functions/operations/handlers/api.ts';
import { create as createArchive } from '#functions/operations/handlers/archive.ts';
import { create as createRelay } from '#functions/operations/handlers/relay.ts';
import type { Relayed } from '#functions/shared/events/relay.ts';
import { bucketInMemory } from '#test/support/builders/operations/bucket.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { type ApiCall, admin, toApiEvent } from '#test/support/system/api-call.ts';

export const TABLE = 'bazaar-test-operations-table';

const context = {} as never;

export const environment = { OPERATIONS_TABLE: TABLE, ARCHIVE_BUCKET: 'archive', BUS_NAME: 'bus' };

/** A parameter in memory. */
const parameterInMemory = () => {
  const values = new Map([['/bazaar/test/faults', '[]']]);
  const client = fakeClient(
    SSMClient,
    on(GetParameterCommand, ({ Name = '' }) => ({ Parameter: { Value: values.get(Name) } })),
    on(PutParameterCommand, ({ Name = '', Value = '' }) => {
      values.set(Name, Value);
      return {};
    }),
  );
  return { client, values };
};

type Answered = { readonly FunctionError?: string; readonly answer: unknown };

/** Lambda in memory: what was invoked, and what it is to answer. */
const lambdaInMemory = () => {
  const invoked: { readonly name: string; readonly event: DynamoDBStreamEvent }[] = [];
  let answered: Answered = { answer: { published: 1, parked: 0 } satisfies Relayed };
  const client = fakeClient(
    LambdaClient,
    on(InvokeCommand, ({ FunctionName = '', Payload = '' }) => {
      invoked.push({ name: FunctionName, event: JSON.parse(String(Payload)) });
      const text = JSON.stringify(answered.answer);
      return { ...answered, Payload: { transformToString: () => text } };
    }),
  );
  const answer = (next: Answered): void => {
    answered = next;
  };
  return { client, invoked, answer };
};

const busInMemory = () => {
  const details: unknown[] = [];
  const client = fakeClient(
    EventBridgeClient,
    on(PutEventsCommand, ({ Entries = [] }) => {
      details.push(...Entries.map(({ Detail = '' }) => JSON.parse(Detail)));
      return { FailedEntryCount: 0, Entries: Entries.map(() => ({})) };
    }),
  );
  return { client, details };
};

/** The functions of operations over a table, a bucket, a parameter and other contexts' relays in memory. */
export const operations = (changes: Record<string, string> = {}) => {
  const world = fakeWorld({ environment: { ...environment, ...changes } });
  const dynamo = fakeDynamo({ tables: { [TABLE]: operationsTable }, clock: world.now });
  const bucket = bucketInMemory();
  const parameter = parameterInMemory();
  const lambda = lambdaInMemory();
  const bus = busInMemory();
  const api = createApi(world, {
    dynamo: dynamo.client,
    objects: bucket.client,
    parameters: parameter.client,
    functions: lambda.client,
  });
  const archive = createArchive(world, { objects: bucket.client });
  const relay = createRelay(world, { events: bus.client, objects: bucket.client });

  const faultsSeen = (): Record<string, string> => {
    const { version = 0 } = dynamo.rows(TABLE).find(({ pk }) => pk === 'faults') ?? {};
    return { 'if-match': `"${version}"` };
  };

  /** Comes from an operator where the route is not for anyone, who has seen what is edited unless the call says otherwise. */
  const call = async (asked: ApiCall) => {
    const caller = asked.route.path.startsWith('/admin/') ? { as: admin } : {};
    const headersGiven = { ...(asked.route.method === 'PUT' && faultsSeen()), ...asked.headers };
    const event = toApiEvent({ ...caller, ...asked, headers: headersGiven });
    const { statusCode, body = 'null', headers } = await api(event, context);
    return { status: statusCode, headers, body: JSON.parse(body) };
  };
  return {
    world,
    dynamo,
    bucket,
    parameter,
    lambda,
    call,
    rows: () => dynamo.rows(TABLE),
    archive: (...bodies: readonly string[]) =>
      archive({ Records: bodies.map((text, n) => ({ messageId: `m-${n}`, body: text })) } as SQSEvent, context),
    /** What reaches the bus of the changes of the table since the last time. */
    published: async () => {
      bus.details.length = 0;
      await relay(dynamo.toStreamEvent(TABLE, dynamo.drainStream(TABLE)), context);
      return [...bus.details] as { readonly meta: Record<string, unknown>; readonly data: Record<string, unknown> }[];
    },
  };
};
