import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { create } from '#functions/docs/handlers/api.ts';
import { getHealth as health } from '#functions/operations/contract/routes.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';
import { directFetch } from '#scripts/shop/direct/direct-fetch.ts';
import { directToken } from '#scripts/shop/direct/direct-token.ts';
import { DIRECT_URL } from '#scripts/shop/direct/direct-url.ts';
import { matchRoute } from '#scripts/shop/direct/match-route.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

type Answer = { statusCode?: number; headers?: Record<string, string>; body?: string };

/** A Lambda service whose functions all answer alike, and what they were asked. */
const lambdaThat = (answer: Answer | { FunctionError: string }) => {
  const mock = mockClient(LambdaClient);
  mock
    .on(InvokeCommand)
    .resolves(
      ('FunctionError' in answer
        ? { ...answer, Payload: Buffer.from('{}') }
        : { Payload: Buffer.from(JSON.stringify(answer)) }) as never,
    );
  const asked = () => {
    const { FunctionName, Payload } = mock.commandCalls(InvokeCommand)[0]?.args[0].input ?? {};
    return { FunctionName, event: JSON.parse(String(Payload ?? '{}')) };
  };
  return {
    call: directFetch(new LambdaClient({}), 'local'),
    asked,
    calls: () => mock.commandCalls(InvokeCommand).length,
  };
};

const bearer = (who: 'buyer' | 'admin') => ({ authorization: `Bearer ${directToken(who)}` });

describe('a call without an API', () => {
  it('goes to the function that the route’s contract is of, with what its path and query say', async () => {
    const { call, asked } = lambdaThat({ statusCode: 200, body: '{}' });

    await call(`${DIRECT_URL}/orders/ord_1?limit=5&limit=6`, { headers: bearer('buyer') });

    expect(asked()).toMatchObject({
      FunctionName: 'bazaar-local-orders-api',
      event: {
        routeKey: 'GET /orders/{orderId}',
        rawPath: '/orders/ord_1',
        pathParameters: { orderId: 'ord_1' },
        queryStringParameters: { limit: '5,6' },
        requestContext: { authorizer: { jwt: { claims: { sub: 'direct-buyer' } } } },
      },
    });
  });

  it('takes a route that says its path in words before one with a parameter', () => {
    const route = (path: `/${string}`) => defineRoute({ ...health, path });
    const routes = new Map([
      ['catalog', [route('/products/{productId}')]],
      ['inventory', [route('/products/low')]],
    ]);

    expect(matchRoute(routes, 'GET', '/products/low').context).toBe('inventory');
    expect(matchRoute(routes, 'GET', '/products/lazada%3A1').params).toEqual({ productId: 'lazada:1' });
  });

  it('hands over body, headers and the groups of an operator', async () => {
    const { call, asked } = lambdaThat({ statusCode: 202, body: '{}' });

    await call(`${DIRECT_URL}/orders`, {
      method: 'POST',
      headers: { ...bearer('admin'), 'idempotency-key': 'k', 'content-type': 'application/json' },
      body: '{"lines":[]}',
    });

    expect(asked().event).toMatchObject({
      body: '{"lines":[]}',
      headers: { 'idempotency-key': 'k' },
      requestContext: { http: { method: 'POST' }, authorizer: { jwt: { claims: { 'cognito:groups': '[admin]' } } } },
    });
  });

  it('is answered with status, headers and body', async () => {
    const { call } = lambdaThat({ statusCode: 202, headers: { location: '/orders/ord_1' }, body: '{"id":"ord_1"}' });

    const answer = await call(`${DIRECT_URL}/orders`, { method: 'POST', headers: bearer('buyer'), body: '{}' });

    expect([answer.status, answer.headers.get('location'), await answer.json()]).toEqual([
      202,
      '/orders/ord_1',
      { id: 'ord_1' },
    ]);
  });

  it('without a token is refused at the door, as by the gateway', async () => {
    const { call, calls } = lambdaThat({ statusCode: 200 });

    expect((await call(`${DIRECT_URL}/orders`, {})).status).toBe(401);
    expect(calls()).toBe(0);
  });

  it('to an unknown path goes where the gateway sends it', async () => {
    const { call, asked } = lambdaThat({ statusCode: 404, body: '{}' });

    expect((await call(`${DIRECT_URL}/nowhere`, {})).status).toBe(404);
    expect(asked()).toMatchObject({ FunctionName: 'bazaar-local-operations-api', event: { routeKey: '$default' } });
  });

  it('is a 500 when the function fails', async () => {
    const { call } = lambdaThat({ FunctionError: 'Unhandled' });

    expect((await call(`${DIRECT_URL}/health`, {})).status).toBe(500);
  });

  it('may be answered without a body', async () => {
    const { call } = lambdaThat({ statusCode: 204 });

    expect((await call(`${DIRECT_URL}/orders`, { headers: bearer('buyer') })).status).toBe(204);
  });

  it('is understood by a real API function', async () => {
    const docs = create(fakeWorld());
    const mock = mockClient(LambdaClient);
    mock.on(InvokeCommand).callsFake(async ({ Payload }) => ({
      Payload: Buffer.from(JSON.stringify(await docs(JSON.parse(String(Payload)), {} as never))),
    }));

    const answer = await directFetch(new LambdaClient({}), 'local')(`${DIRECT_URL}/docs/assets/nothing.js`, {});

    expect(answer.status).toBe(404);
  });
});
