import type { Context } from 'aws-lambda';
import type { World } from '#functions/shared/runtime/world.ts';

/** Every function by its kind and context, those of tasks by the machines' placeholders: a new one is a line. */
const LOADERS = {
  api: {
    cart: () => import('#functions/cart/handlers/api.ts'),
    catalog: () => import('#functions/catalog/handlers/api.ts'),
    customers: () => import('#functions/customers/handlers/api.ts'),
    inventory: () => import('#functions/inventory/handlers/api.ts'),
    notifications: () => import('#functions/notifications/handlers/api.ts'),
    operations: () => import('#functions/operations/handlers/api.ts'),
    orders: () => import('#functions/orders/handlers/api.ts'),
    payments: () => import('#functions/payments/handlers/api.ts'),
    shipping: () => import('#functions/shipping/handlers/api.ts'),
  },
  archive: { operations: () => import('#functions/operations/handlers/archive.ts') },
  inbox: {
    cart: () => import('#functions/cart/handlers/inbox.ts'),
    inventory: () => import('#functions/inventory/handlers/inbox.ts'),
    notifications: () => import('#functions/notifications/handlers/inbox.ts'),
    orders: () => import('#functions/orders/handlers/inbox.ts'),
    shipping: () => import('#functions/shipping/handlers/inbox.ts'),
  },
  importer: { catalog: () => import('#functions/catalog/handlers/importer.ts') },
  indexer: { catalog: () => import('#functions/catalog/handlers/indexer.ts') },
  provider: { sandbox: () => import('#functions/sandbox/handlers/provider.ts') },
  relay: {
    catalog: () => import('#functions/catalog/handlers/relay.ts'),
    customers: () => import('#functions/customers/handlers/relay.ts'),
    inventory: () => import('#functions/inventory/handlers/relay.ts'),
    operations: () => import('#functions/operations/handlers/relay.ts'),
    orders: () => import('#functions/orders/handlers/relay.ts'),
    payments: () => import('#functions/payments/handlers/relay.ts'),
  },
  scheduled: {
    catalog: () => import('#functions/catalog/handlers/scheduled.ts'),
    operations: () => import('#functions/operations/handlers/scheduled.ts'),
    orders: () => import('#functions/orders/handlers/scheduled.ts'),
  },
  search: { catalog: () => import('#functions/catalog/handlers/search.ts') },
  tasks: {
    InventoryTasks: () => import('#functions/inventory/handlers/tasks.ts'),
    OrdersTasks: () => import('#functions/orders/handlers/tasks.ts'),
    PaymentsTasks: () => import('#functions/payments/handlers/tasks.ts'),
  },
  webhooks: { sandbox: () => import('#functions/sandbox/handlers/webhooks.ts') },
} as const;

export type Handler = (event: never, context: Context) => Promise<unknown>;

type Loader = () => Promise<{ readonly create: (world: World, clients: never) => Handler }>;

type Made<Loaders extends Record<string, Loader>> = {
  -readonly [Key in keyof Loaders]: ReturnType<Awaited<ReturnType<Loaders[Key]>>['create']>;
};

type AllMade = { -readonly [Kind in keyof typeof LOADERS]: Made<(typeof LOADERS)[Kind]> };

/** What functions are made of, each by its name (`orders-api`). */
export type Making = {
  readonly worldOf: (name: string) => World;
  readonly clientsOf: (name: string) => object;
};

/** Jest looks a module up anew at every import, which takes longer than to make the function. */
const loaded = new Map<Loader, ReturnType<Loader>>();

const once = (load: Loader): ReturnType<Loader> => {
  const module = loaded.get(load) ?? load();
  loaded.set(load, module);
  return module;
};

/** Loaded and made at the first call: most tests need few of them. */
const lazily = (load: Loader, name: string, { worldOf, clientsOf }: Making): Handler => {
  let made: Promise<Handler> | undefined;
  return async (event, context) => {
    made ??= once(load).then(({ create }) => create(worldOf(name), clientsOf(name) as never));
    return (await made)(event, context);
  };
};

/** @example functionOf('tasks', 'OrdersTasks') // orders-tasks */
export const functionOf = (kind: string, key: string): string => `${key.replace(/Tasks$/, '').toLowerCase()}-${kind}`;

const ofKind = (kind: string, loaders: Record<string, Loader>, making: Making): Record<string, Handler> =>
  Object.fromEntries(Object.entries(loaders).map(([key, load]) => [key, lazily(load, functionOf(kind, key), making)]));

/** Every function of the system, by kind and context. */
export const makeHandlers = (making: Making): AllMade =>
  Object.fromEntries(
    Object.entries(LOADERS).map(([kind, loaders]) => [kind, ofKind(kind, loaders, making)]),
  ) as unknown as AllMade;
