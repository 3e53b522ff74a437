import { globSync } from 'node:fs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { TableDescription } from '#functions/shared/runtime/define-table.ts';
import type { LambdaHandler } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';
import { aGuest, GUEST_KEY_PARAMETER, guestKeys } from '#test/support/builders/guests.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { admin, buyer, toApiEvent } from '#test/support/system/api-call.ts';
import { fakeLambda, fakeSignLink } from '#test/support/system/fake-clients.ts';

type Module = Readonly<Record<string, unknown>>;
type Api = LambdaHandler<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>;
type Create = (world: World, clients: unknown) => Api;

const load = async (path: string): Promise<Module> => (await import(`#${path}`)) as Module;

const contextOf = (path: string): string => path.split('/')[1] ?? '';

export type KnownRoute = { readonly context: string; readonly route: RouteDefinition };

/** Every route of every contract that is there; a new context is in it without being told. */
export const everyRoute = async (): Promise<KnownRoute[]> => {
  const contracts = globSync('functions/*/contract/routes.ts').sort();
  const routes = contracts.map(async (path) => {
    const context = contextOf(path);
    const own = (await load(path))[`${context}Routes`] as readonly RouteDefinition[];
    return own.map((route) => ({ context, route }));
  });
  return (await Promise.all(routes)).flat();
};

const isTable = (value: unknown): value is TableDescription =>
  typeof value === 'object' && value !== null && 'context' in value && 'indexes' in value;

const everyTable = async (): Promise<Record<string, TableDescription>> => {
  const modules = await Promise.all(globSync('functions/*/adapters/*-table.ts').sort().map(load));
  const tables = modules.flatMap((module) => Object.values(module).filter(isTable));
  return Object.fromEntries(tables.map((table) => [resourceName('test', table.context, 'table'), table]));
};

/** Variables that no template sets here, or that switch things on. */
const UNSET = ['BAZAAR_FAULTS', 'AWS_ENDPOINT_URL'];

/** Whatever a construct would have set is set: tables have their names, the rest is called after the variable. */
const settings = (known: Readonly<Record<string, string>>): World['environment'] =>
  new Proxy<Record<string, string>>(
    { ...known },
    {
      get: (target, name) => {
        const variable = String(name);
        const [, context] = /^([A-Z]+)_TABLE$/.exec(variable) ?? [];
        if (context) return resourceName('test', context.toLowerCase(), 'table');
        return UNSET.includes(variable) ? undefined : (target[variable] ?? `test-${variable}`);
      },
    },
  );

/** What each kind of caller brings along. */
const CALLERS: Readonly<Record<RouteDefinition['access'], object>> = {
  public: {},
  buyer: { as: buyer },
  admin: { as: admin },
  guest: { headers: aGuest('a guest').headers },
};

export type Request = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

/** Every context's API over empty tables in memory, made as production makes it. Nothing else answers. */
export const everyApi = async () => {
  const world: World = {
    ...fakeWorld(),
    environment: settings({ BAZAAR_STAGE: 'test', GUEST_KEY_PARAMETER }),
  };
  const tables = await everyTable();
  const dynamo = fakeDynamo({ tables, clock: world.now, marshallOptions: { removeUndefinedValues: true } });
  const [objects, identity] = [new S3Client({}), new CognitoIdentityProviderClient({})];
  mockClient(objects).resolves({});
  mockClient(identity).rejects(new Error('Nobody is at home.'));
  const lambda = fakeLambda(async () => ({}));
  const clients = {
    dynamo: dynamo.client,
    parameters: fakeParameters(guestKeys).client,
    secrets: fakeSecrets().client,
    objects,
    signLink: fakeSignLink,
    identity,
    functions: lambda,
    provider: lambda,
  };
  const files = globSync('functions/*/handlers/{api,search}.ts').sort();
  const entries = files.map(async (path) => {
    const { create } = (await load(path)) as { readonly create: Create };
    return [path.replace('/handlers/', '/'), create(world, clients)] as const;
  });
  const apis = new Map(await Promise.all(entries));

  /** From somebody whom the route is for. */
  const call = async ({ context, route }: KnownRoute, request: Request) => {
    const caller = CALLERS[route.access] as { readonly headers?: Record<string, string> };
    const headers = { ...caller.headers, ...request.headers };
    const file = `functions/${context}/${route.servedBy ?? 'api'}.ts`;
    const answer = await apis.get(file)?.(toApiEvent({ route, ...caller, ...request, headers }), {} as never);
    const { statusCode: status = 0, headers: said = {}, body = 'null' } = answer ?? {};
    return { status, headers: said, body: JSON.parse(body) as Record<string, unknown> };
  };
  const rows = () => Object.keys(tables).flatMap((table) => dynamo.rows(table));
  return { call, rows, contexts: [...new Set([...apis.keys()].map(contextOf))] };
};
