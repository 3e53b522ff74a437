import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { cancelOrder as cancelRoute, resumeOrder as resumeRoute } from '#functions/orders/contract/routes.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { type ApiCall, admin, toApiEvent } from '#test/support/system/api-call.ts';
import { createFunctions, type Watching } from '#test/support/system/functions.ts';
import { moving } from '#test/support/system/motion.ts';
import { runMachines } from '#test/support/system/running-machines.ts';
import { environment, tableOf, tables } from '#test/support/system/tables.ts';

const context = {} as never;

export type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: never };

/**
 * The whole system in one process and on one thread: real handlers, real machines, tables, streams, bus, queues and the
 * provider in memory. Nothing moves by itself: `settle` lets all that is under way come to its end. The search index alone
 * is told nothing: it lives in files, and `functions.indexer` takes what a test wants in it.
 */
export const offlineSystem = ({ seed = 1, ...watching }: Watching & { readonly seed?: number } = {}) => {
  const world = fakeWorld({ seed, environment });
  const dynamo = fakeDynamo({ tables, clock: world.now, marshallOptions: { removeUndefinedValues: true } });
  const functions = createFunctions(world, dynamo, watching);
  const { startFor, ...machines } = runMachines(functions, watching.note);
  const motion = moving({ world, dynamo, functions, startFor });

  const call = async (api: keyof typeof functions.api, request: ApiCall): Promise<Answer> => {
    const answer = (await functions.api[api](toApiEvent(request), context)) as APIGatewayProxyStructuredResultV2;
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      body: JSON.parse(answer.body ?? 'null') as never,
    };
  };

  const operate = async (route: typeof cancelRoute | typeof resumeRoute, orderId: string): Promise<void> => {
    const owner = dynamo.rows(tableOf('orders')).find(({ pk }) => pk === orderId)?.owner;
    await call('orders', { route, params: { orderId }, body: {}, as: { ...admin, sub: String(owner) } });
    await motion.settle();
  };

  return {
    world,
    dynamo,
    functions,
    ...machines,
    ...motion,
    call,
    cancel: (orderId: string) => operate(cancelRoute, orderId),
    resume: (orderId: string) => operate(resumeRoute, orderId),
    rows: (name: string) => dynamo.rows(tableOf(name)),
  };
};

export type OfflineSystem = ReturnType<typeof offlineSystem>;
