import { S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { customersTable } from '#functions/customers/adapters/customers-table.ts';
import { confirmSignUp, signIn, signUp } from '#functions/customers/contract/routes.ts';
import { create as createApi } from '#functions/customers/handlers/api.ts';
import { create as createRelay } from '#functions/customers/handlers/relay.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { type Call, eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { fakeCognito } from '#test/support/fakes/cognito.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeClient } from '#test/support/fakes/sdk-client.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { fakeBus } from '#test/support/system/fake-clients.ts';

export const TABLE = 'bazaar-test-customers-table';
export const GOOD_PASSWORD = 'Correct-horse-1';
export const GUEST_SECONDS = 30 * 86_400;

const environment = {
  CUSTOMERS_TABLE: TABLE,
  BUS_NAME: 'bus',
  ARCHIVE_BUCKET: 'archive',
  SIGNING_SECRET_NAME: 'guest-key',
  SIGNING_KEY_PARAMETER: '/bazaar/test/keys/guest',
  GUEST_KEY_PARAMETER: '/bazaar/test/keys/guest',
  USER_POOL_PARAMETER: '/bazaar/test/user-pool-id',
  USER_POOL_CLIENT_PARAMETER: '/bazaar/test/user-pool-client-id',
  GUEST_SECONDS: String(GUEST_SECONDS),
};

const ids = { '/bazaar/test/user-pool-id': 'pool-1', '/bazaar/test/user-pool-client-id': 'client-1' };

type Asked = Call & { readonly cookies?: readonly string[] };

type Answered<R extends RouteDefinition> = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As the route promises; a problem document when the status says so. */
  readonly body: z.infer<R['responses'][keyof R['responses']]>;
};

/** All that the functions reach: a table, keys, a user pool and a bus, in memory. */
const outside = () => {
  const world = fakeWorld({ environment });
  const dynamo = fakeDynamo({
    tables: { [TABLE]: customersTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  return { world, dynamo, pool: fakeCognito(), parameters: fakeParameters(ids), bus: fakeBus() };
};

/** The functions of customers, as people and programs meet them. */
export const customersDesk = () => {
  const { world, dynamo, pool, parameters, bus } = outside();
  const clients = { dynamo: dynamo.client, parameters: parameters.client, identity: pool.client };
  const api = createApi(world, { ...clients, secrets: fakeSecrets().client });
  const relay = createRelay(world, { events: bus.client, objects: fakeClient(S3Client) });
  let calls = 0;

  const call = async <R extends RouteDefinition>(route: R, { cookies, ...asked }: Asked = {}): Promise<Answered<R>> => {
    calls += 1;
    const event = { ...eventOf(route, asked, `request-${calls}`), ...(cookies && { cookies: [...cookies] }) };
    const { statusCode = 0, headers = {}, body } = await api(event, lambdaContext);
    return { status: statusCode, headers: headers as Record<string, string>, body: JSON.parse(body || 'null') };
  };

  /** Relays what the stream holds and answers with what reached the bus, in order. */
  const published = async () => {
    await relay(dynamo.toStreamEvent(TABLE, dynamo.drainStream(TABLE)), lambdaContext);
    return bus.take().map(({ 'detail-type': type, detail: { meta, data } }) => ({ type, id: meta.id, data }));
  };

  /** Signs up and confirms, as people do. @returns the `sub` */
  const member = async (email: string): Promise<string> => {
    await call(signUp, { body: { email, password: GOOD_PASSWORD } });
    await call(confirmSignUp, { body: { email, code: pool.codeFor(email) } });
    return pool.subOf(email);
  };

  const signInAs = (email: string, more: object = {}) =>
    call(signIn, { body: { email, password: GOOD_PASSWORD, ...more } });

  return { world, dynamo, pool, parameters, call, published, member, signInAs };
};

export type Desk = ReturnType<typeof customersDesk>;
