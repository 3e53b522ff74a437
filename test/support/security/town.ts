import { deadlineSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { bucketInMemory } from '#test/support/builders/operations/bucket.ts';
import { fakeCognito } from '#test/support/fakes/cognito.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import {
  everyFunction,
  everyServer,
  everySubscription,
  everyTable,
  type Handler,
} from '#test/support/security/functions.ts';
import { parameters, settingsOf } from '#test/support/security/settings.ts';
import { type BusEvent, fakeBus, fakeLambda, fakeQueues } from '#test/support/system/fake-clients.ts';
import { allFine } from '#test/support/system/faults-plan.ts';
import { machineRunner } from '#test/support/system/machines.ts';
import { STAGE } from '#test/support/system/tables.ts';

const context = {} as never;
const MACHINES = [checkout, cancelOrder] as const;
const ROUNDS = 100;

/** What an execution was given and what each of its tasks was told and said: as its history would show it. */
export type Step = {
  readonly machine: string;
  readonly task: string;
  readonly input: unknown;
  readonly output: unknown;
};

/** All that the functions reach, in memory. */
const outside = async () => {
  const world = fakeWorld({ environment: settingsOf('') });
  const tables = await everyTable();
  return {
    world,
    tables,
    dynamo: fakeDynamo({ tables, clock: world.now, marshallOptions: { removeUndefinedValues: true } }),
    pool: fakeCognito(),
    parameters: fakeParameters(parameters),
    secrets: fakeSecrets(),
    bus: fakeBus(),
    bucket: bucketInMemory(),
    queues: fakeQueues(),
  };
};

/**
 * Every function of the system, over one set of fakes, wired as the stacks wire them: tables to relays, relays to the bus,
 * the bus to inboxes, the archive and machines. Nothing moves by itself: `settle` lets it.
 */
export const buildTown = async () => {
  const { world, tables, dynamo, pool, bus, bucket, queues, ...keys } = await outside();
  const [subscriptions, servers] = [await everySubscription(), await everyServer()];
  const functions = new Map<string, Handler>();
  const run = (name: string, event: unknown): Promise<unknown> => {
    const handler = functions.get(name);
    if (handler === undefined) throw new Error(`${name} is no function of the system.`);
    return handler(event as never, context);
  };

  const broken: { by?: Error } = {};
  const breakable = <Client extends object>(client: Client): Client => {
    const { send } = client as { readonly send: (command: unknown) => Promise<unknown> };
    const attempt = async (command: unknown): Promise<unknown> => {
      if (broken.by !== undefined) throw broken.by;
      return send.call(client, command);
    };
    return Object.assign(Object.create(client) as Client, { send: attempt });
  };

  const lambda = fakeLambda((payload, name) => run(name.replace(`bazaar-${STAGE}-`, ''), payload));
  const clients = {
    dynamo: breakable(dynamo.client),
    events: breakable(bus.client),
    objects: breakable(bucket.client),
    queues: breakable(queues.client),
    identity: breakable(pool.client),
    parameters: breakable(keys.parameters.client),
    secrets: breakable(keys.secrets.client),
    functions: breakable(lambda),
    provider: breakable(lambda),
    fetch: async () => ({ status: 202 }),
  };
  const worldOf = (name: string) => ({ ...world, environment: settingsOf(name) });
  for (const [name, handler] of await everyFunction(worldOf, () => clients)) functions.set(name, handler);

  const published: BusEvent[] = [];
  const steps: Step[] = [];
  const sent: string[] = [];
  const dead: string[] = [];
  const runners = MACHINES.map(({ name, startedBy }) => {
    const invoke = async (placeholder: string, payload: unknown): Promise<unknown> => {
      const owner = placeholder.replace(/Tasks$/, '').toLowerCase();
      const step = { machine: name, task: placeholder, input: payload };
      const output = await run(`${owner}-tasks`, payload);
      steps.push({ ...step, output });
      return output;
    };
    return { startedBy: new Set(startedBy.map(({ detailType }) => detailType)), start: machineRunner(name, invoke) };
  });

  /** As a queue would hand it over: in the form of a batch of one. */
  const deliver = async (name: string, message: BusEvent): Promise<void> => {
    const body = JSON.stringify(message);
    sent.push(body);
    const answer = (await run(name, { Records: [{ messageId: message.detail.meta.id, body }] })) as {
      readonly batchItemFailures: readonly unknown[];
    };
    if (answer.batchItemFailures.length > 0) dead.push(body);
  };

  const relay = async (): Promise<void> => {
    for (const name of Object.keys(tables)) {
      const owner = name.split('-')[2] ?? '';
      const changes = dynamo.drainStream(name);
      if (changes.length > 0 && functions.has(`${owner}-relay`))
        await run(`${owner}-relay`, dynamo.toStreamEvent(name, changes));
    }
  };

  const route = async (message: BusEvent): Promise<void> => {
    published.push(message);
    const type = message['detail-type'];
    await deliver('operations-archive', message);
    for (const [owner, heard] of subscriptions)
      if (heard.has(type) && functions.has(`${owner}-inbox`)) await deliver(`${owner}-inbox`, message);
    for (const { startedBy, start } of runners) if (startedBy.has(type)) await start(message, allFine, new Map());
  };

  const settle = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      await relay();
      const messages = bus.take();
      if (messages.length === 0) return;
      for (const message of messages) await route(message);
    }
    throw new Error('The town does not come to rest.');
  };

  /** The deadline queue gives back what was ordered: by then all is decided. */
  const passDeadline = async (): Promise<void> => {
    world.pass(120_000);
    const types = deadlineSubscriptions.map(({ detailType }) => detailType as string);
    for (const message of published.filter((one) => types.includes(one['detail-type'])))
      await deliver('orders-inbox', message);
    await settle();
  };

  return {
    world,
    dynamo,
    pool,
    bus,
    bucket,
    queues,
    ...keys,
    run,
    /** Hands a request to the function that serves the route of that name. */
    serve: (route: string, event: unknown) => run(servers.get(route) ?? `the server of ${route}`, event),
    /** From now on every call to AWS fails like this; undefined: none does. */
    breakBy: (error: Error | undefined): void => {
      if (error === undefined) delete broken.by;
      else broken.by = error;
    },
    settle,
    passDeadline,
    published,
    steps,
    sent,
    dead,
    names: [...functions.keys()],
    rowsOf: (owner: string) => dynamo.rows(resourceName(STAGE, owner, 'table')),
    /** Every row of every table. */
    rows: () => Object.fromEntries(Object.keys(tables).map((name) => [name, dynamo.rows(name)])),
  };
};

export type Town = Awaited<ReturnType<typeof buildTown>>;
