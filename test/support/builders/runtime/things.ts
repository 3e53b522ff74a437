import * as z from 'zod';
import { defineError } from '#functions/shared/kernel/domain-error.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import type { Binding } from '#functions/shared/runtime/api/bind.ts';
import { idempotencyStore } from '#functions/shared/runtime/api/idempotency.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';
import { defineTable } from '#functions/shared/runtime/define-table.ts';
import { buyer, type Call, eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const thing = z.object({ n: z.int() });
const base = { access: 'buyer', summary: '', errors: [] } as const;

/** Routes of a context that is not there. */
export const getThing = defineRoute({
  ...base,
  name: 'getThing',
  method: 'GET',
  path: '/things',
  responses: { 200: thing },
});
export const addThing = defineRoute({
  ...base,
  name: 'addThing',
  method: 'POST',
  path: '/things',
  idempotent: 'stored',
  query: z.object({ colour: z.string().optional() }),
  body: z.strictObject({ n: z.int() }),
  responses: { 200: thing, 201: thing, 202: thing },
});
export const dropThing = defineRoute({
  ...base,
  name: 'dropThing',
  method: 'DELETE',
  path: '/things',
  responses: { 204: z.undefined() },
});
export const hook = defineRoute({
  ...base,
  access: 'public',
  name: 'hook',
  method: 'POST',
  path: '/hook',
  rawBody: true,
  responses: { 200: thing },
});

export const CartFull = defineError('CartFull', 'conflict', 'It is full.');
export const Away = defineError('Away', 'unavailable', 'It is away.');

/** An API of one route, called by a buyer. */
export const api = (binding: Binding) => {
  const world = fakeWorld();
  const table = defineTable({ context: 'things', indexes: {}, stream: false, expires: true });
  const dynamo = fakeDynamo({ tables: { things: table }, clock: world.now });
  const handler = apiHandler('things', [binding], world, {
    replies: idempotencyStore(dynamo.client, 'things', world.now),
  });
  let calls = 0;
  return async (call: Call = {}) => {
    calls += 1;
    const event = eventOf(binding.route, { as: buyer, ...call }, `request-${calls}`);
    const { statusCode, headers = {}, body } = await handler(event, lambdaContext);
    return { status: statusCode, headers, body: body && (JSON.parse(body) as Record<string, unknown>) };
  };
};
