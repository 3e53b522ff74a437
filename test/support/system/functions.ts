import { tmpdir } from 'node:os';
import { receiveSandboxWebhook } from '#functions/payments/contract/routes.ts';
import { indexBucket } from '#test/support/builders/catalog/index-bucket.ts';
import { uploadsInMemory } from '#test/support/builders/catalog/uploads.ts';
import { bucketInMemory } from '#test/support/builders/operations/bucket.ts';
import { fakeCognito } from '#test/support/fakes/cognito.ts';
import type { FakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import type { FakeWorld } from '#test/support/fakes/world.ts';
import { toApiEvent } from '#test/support/system/api-call.ts';
import {
  AnswerTimeout,
  fakeBus,
  fakeLambda,
  fakeQueues,
  fakeSignLink,
  type Invoked,
} from '#test/support/system/fake-clients.ts';
import { type Handler, type Making, makeHandlers } from '#test/support/system/handlers.ts';
import { STAGE, variablesOf } from '#test/support/system/tables.ts';
import { type Note, watched } from '#test/support/system/watched.ts';

const context = {} as never;

/** The provider answers too late for anyone who waits like payments does. */
const PATIENCE_MS = 2_000;

/** Asks a function as payments would over the network: what took longer than its patience was never heard. */
const impatient =
  (world: FakeWorld, invoke: Invoked): Invoked =>
  async (payload, name) => {
    const before = world.slept.length;
    const answer = await invoke(payload, name);
    if (world.slept.slice(before).some((milliseconds) => milliseconds > PATIENCE_MS))
      throw new AnswerTimeout('no answer in time');
    return answer;
  };

/** Runs `bazaar-<stage>-<context>-<kind>`, whichever that is. */
const byName =
  (handlers: () => ReturnType<typeof makeHandlers>): Invoked =>
  (payload, name) => {
    const [kind = '', owner = ''] = name.split('-').toReversed();
    const ofKind = handlers()[kind as 'relay'] as Record<string, Handler> | undefined;
    const handler = ofKind?.[owner];
    if (handler === undefined) throw new Error(`${name} is no function of the system.`);
    return handler(payload as never, context);
  };

/** Index files are bytes, and are replaced on a condition. */
const readsIndex = (name: string): boolean => name === 'catalog-indexer' || name === 'catalog-search';

export type Watching = {
  /** Told of every call to AWS, and of the function that makes it (`orders-api`). */
  readonly note?: Note;
  /** The variables of a function, in the place of those of the world. */
  readonly environmentOf?: (name: string) => Record<string, string | undefined>;
  /** Where index files are kept; whoever has any made removes them. */
  readonly folder?: string;
};

/** Every function of the system over the fakes, made as production makes them. */
export const createFunctions = (world: FakeWorld, { client: dynamo }: FakeDynamo, watching: Watching = {}) => {
  const bus = fakeBus();
  const bucket = bucketInMemory();
  const indexes = indexBucket();
  const uploads = uploadsInMemory();
  const pool = fakeCognito();
  const queues = fakeQueues();
  const parameters = fakeParameters({
    [`/bazaar/${STAGE}/faults`]: '[]',
    [`/bazaar/${STAGE}/api-url`]: 'https://api.test',
    [`/bazaar/${STAGE}/user-pool-id`]: 'pool-1',
    [`/bazaar/${STAGE}/user-pool-client-id`]: 'client-1',
  });
  const secrets = fakeSecrets();
  const run = byName(() => handlers);
  const lambda = fakeLambda(impatient(world, run));

  const fetch = async (_url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    const { statusCode: status } = await handlers.api.payments(
      toApiEvent({ route: receiveSandboxWebhook, headers, body }),
      context,
    );
    return { status };
  };

  const objectsOf = (name: string) => {
    if (readsIndex(name)) return indexes.client;
    return name === 'catalog-importer' ? uploads.client : bucket.client;
  };

  const making: Making = {
    worldOf: (name) => ({
      ...world,
      environment: watching.environmentOf?.(name) ?? { ...world.environment, ...variablesOf(name) },
    }),
    clientsOf: (name) => {
      const seen = <Client extends object>(client: Client): Client => watched(client, name, watching.note);
      return {
        dynamo: seen(dynamo),
        events: seen(bus.client),
        objects: seen(objectsOf(name)),
        queues: seen(queues.client),
        parameters: seen(parameters.client),
        secrets: seen(secrets.client),
        identity: seen(pool.client),
        functions: seen(lambda),
        provider: seen(lambda),
        signLink: fakeSignLink,
        fetch,
        ...(readsIndex(name) && { folder: watching.folder ?? tmpdir() }),
      };
    },
  };
  const handlers = makeHandlers(making);
  return {
    ...handlers,
    run,
    sweep: handlers.scheduled.orders,
    bus,
    bucket,
    uploads,
    queues,
    parameters,
    secrets,
    pool,
  };
};

export type Functions = ReturnType<typeof createFunctions>;
