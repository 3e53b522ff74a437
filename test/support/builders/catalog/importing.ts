import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse } from 'aws-lambda';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { cancelImport, getImport, listImports, requestImport } from '#functions/catalog/contract/routes.ts';
import { create as createApi } from '#functions/catalog/handlers/api.ts';
import { create as createImporter } from '#functions/catalog/handlers/importer.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { World } from '#functions/shared/runtime/world.ts';
import { type Call, eventOf, lambdaContext, operator } from '#test/support/builders/catalog/call.ts';
import type { Answered } from '#test/support/builders/catalog/catalogue.ts';
import { TEA_MAPPING } from '#test/support/builders/catalog/teas.ts';
import { uploadsInMemory } from '#test/support/builders/catalog/uploads.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { clientOf } from '#test/support/fakes/sdk-client.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { fakeQueues } from '#test/support/system/fake-clients.ts';

const TABLE = 'bazaar-test-catalog-table';

/** Tells when a call to AWS is lost: `before` it has an effect, or only its answer, `after` it. */
export type Crash = { readonly at: number; readonly when: 'before' | 'after' };

const crashing = () => {
  let calls = 0;
  let crash: Crash | undefined;
  let other: { readonly at: number; readonly act: () => Promise<unknown> } | undefined;
  const around = <Client extends object>(of: { readonly prototype: Client }, client: Client): Client => {
    const { send } = client as { readonly send: (command: unknown) => Promise<unknown> };
    return clientOf(of, async (command: unknown) => {
      calls += 1;
      if (other?.at === calls) await other.act();
      const now = crash?.at === calls ? crash.when : undefined;
      if (now === 'before') throw new Error('the worker went away');
      const answer = await send.call(client, command);
      if (now === 'after') throw new Error('the worker went away');
      return answer;
    }) as Client;
  };
  return {
    around,
    calls: () => calls,
    /** Somebody else does something right ahead of that call of the worker. */
    meanwhile: (at: number, act: () => Promise<unknown>): void => {
      other = { at: calls + at, act };
    },
    crashAt: (next: Crash | undefined): void => {
      crash = next;
      calls = 0;
    },
  };
};

/** The clock is read once a product: `little` ends in the first window, and `enough` in none. */
const READINGS = { little: 120, enough: 6_000 } as const;

type Time = keyof typeof READINGS;

/** A reading takes a tenth of a second here: middy has a timer of its own, which goes by the time on the wall. */
const contextWith = ({ now }: World, time: Time): Context => {
  const end = now().getTime() + READINGS[time];
  return { ...lambdaContext, getRemainingTimeInMillis: () => (end - now().getTime()) * 100 };
};

/** How a message comes: by which name, with how much time, and for which time. */
type Told = { readonly id?: string; readonly time?: Time; readonly receive?: number };

type Requested = { readonly name?: string; readonly mapping?: unknown; readonly bytes?: number; readonly key?: string };

/** The API and the worker of imports over a table, a bucket and a queue in memory. */
export const importing = () => {
  const world = fakeWorld({
    environment: {
      CATALOG_TABLE: TABLE,
      IMPORTS_BUCKET: 'imports',
      IMPORTS_QUEUE_URL: 'https://sqs.test/importer',
      IMPORTS_QUEUE_TRIES: '5',
    },
  });
  const dynamo = fakeDynamo({
    tables: { [TABLE]: catalogTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const bucket = uploadsInMemory();
  const queues = fakeQueues();
  const { around, ...crashes } = crashing();
  const api = createApi(world, {
    dynamo: dynamo.client,
    signLink: async ({ method, bucket: name, key, bytes = 'any' }) => `https://${name}.test/${key}?${method}=${bytes}`,
  });
  const importer = createImporter(world, {
    dynamo: around(Object.getPrototypeOf(dynamo.client).constructor, dynamo.client),
    objects: around(S3Client, bucket.client),
    queues: around(Object.getPrototypeOf(queues.client).constructor, queues.client),
  });
  let requests = 0;

  const call = async <R extends RouteDefinition>(route: R, asked: Call = {}): Promise<Answered<R>> => {
    requests += 1;
    const event = eventOf(route, { as: operator, ...asked }, `request-${requests}`);
    const { statusCode = 0, headers = {}, body = 'null' } = await api(event, lambdaContext);
    return { status: statusCode, headers: headers as Record<string, string>, body: JSON.parse(body) };
  };

  const request = ({ key = 'import-1', ...body }: Requested = {}) =>
    call(requestImport, { body: { mapping: TEA_MAPPING, ...body }, headers: { 'idempotency-key': key } });

  /** Hands the worker a message, as the queue would. @returns whether it takes it */
  const tell = async (
    message: unknown,
    { id = 'message-1', time = 'enough', receive = 1 }: Told = {},
  ): Promise<boolean> => {
    const event = {
      Records: [
        { messageId: id, body: JSON.stringify(message), attributes: { ApproximateReceiveCount: String(receive) } },
      ],
    } as never;
    const { batchItemFailures }: SQSBatchResponse = await importer(event, contextWith(world, time));
    return batchItemFailures.length === 0;
  };

  /** What S3 tells of a file. */
  const uploaded = (id: string) => ({ Records: [{ s3: { object: { key: `uploads%2F${id}`.replace('%2F', '/') } } }] });

  return {
    world,
    dynamo,
    ...crashes,
    call,
    request,
    tell,
    uploaded,
    upload: (id: string, content: string | Uint8Array): void => bucket.put(`uploads/${id}`, content),
    forget: (id: string): boolean => bucket.objects.delete(`uploads/${id}`),
    report: (id: string): string => bucket.objects.get(`reports/${id}.jsonl`)?.bytes.toString() ?? '',
    handedOn: (): unknown[] => queues.sent.splice(0).map((text) => JSON.parse(text)),
    see: async (id: string) => (await call(getImport, { params: { importId: id } })).body,
    cancel: (id: string) => call(cancelImport, { params: { importId: id } }),
    list: (query: Record<string, string> = {}) => call(listImports, { query }),
    products: () => dynamo.rows(TABLE).filter(({ sk }) => sk === 'product'),
  };
};

export type Importing = ReturnType<typeof importing>;
