import { globSync } from 'node:fs';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import type { TableDescription } from '#functions/shared/runtime/define-table.ts';
import type { World } from '#functions/shared/runtime/world.ts';
import { STAGE } from '#test/support/system/tables.ts';

type Module = Readonly<Record<string, unknown>>;

/** A Lambda function as production makes it. */
export type Handler = (event: never, context: never) => Promise<unknown>;

type Create = (world: World, clients: object) => Handler;

const load = async (path: string): Promise<Module> => (await import(`#${path}`)) as Module;

const nameOf = (path: string): string => {
  const [, context = '', , file = ''] = path.split('/');
  return `${context}-${file.replace(/\.ts$/, '')}`;
};

/**
 * Every function of every context, by its name (`orders-api`); a new one is in it without being told.
 */
export const everyFunction = async (
  worldOf: (name: string) => World,
  clientsOf: (name: string) => object,
): Promise<Map<string, Handler>> => {
  const made = globSync('functions/*/handlers/*.ts')
    .sort()
    .map(async (path) => {
      const name = nameOf(path);
      const { create } = (await load(path)) as { readonly create?: Create };
      return create === undefined ? [] : [[name, create(worldOf(name), clientsOf(name))] as const];
    });
  return new Map((await Promise.all(made)).flat());
};

type Routed = { readonly name: string; readonly servedBy?: string };

/** Which function serves a route, by the route's name. */
export const everyServer = async (): Promise<Map<string, string>> => {
  const found = globSync('functions/*/contract/routes.ts').map(async (path) => {
    const context = path.split('/')[1] ?? '';
    const routes = (await load(path))[`${context}Routes`] as readonly Routed[];
    return routes.map(({ name, servedBy = 'api' }) => [name, `${context}-${servedBy}`] as const);
  });
  return new Map((await Promise.all(found)).flat());
};

type Subscription = { readonly detailType: string };

/** What each context hears of, by the context's name. */
export const everySubscription = async (): Promise<Map<string, ReadonlySet<string>>> => {
  const found = globSync('functions/*/contract/subscriptions.ts').map(async (path) => {
    const context = path.split('/')[1] ?? '';
    const { [`${context}Subscriptions`]: heard = [] } = (await load(path)) as Record<string, readonly Subscription[]>;
    return [context, new Set(heard.map(({ detailType }) => detailType))] as const;
  });
  return new Map(await Promise.all(found));
};

const isTable = (value: unknown): value is TableDescription =>
  typeof value === 'object' && value !== null && 'context' in value && 'indexes' in value;

/** Every table by its physical name. */
export const everyTable = async (): Promise<Record<string, TableDescription>> => {
  const modules = await Promise.all(globSync('functions/*/adapters/*-table.ts').sort().map(load));
  const tables = modules.flatMap((module) => Object.values(module).filter(isTable));
  return Object.fromEntries(tables.map((table) => [resourceName(STAGE, table.context, 'table'), table]));
};
