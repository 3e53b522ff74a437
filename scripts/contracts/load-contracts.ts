import { globSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type Module = Readonly<Record<string, unknown>>;

export const loadModule = async (path: string): Promise<Module> => (await import(`#${path}`)) as Module;

const contextOf = (path: string): string => path.split('/')[1] ?? '';

/** The array that each context's contract exports as `<context><What>`, by context; a new context is found by itself. */
const arraysOf = async <Item>(file: string, what: string): Promise<ReadonlyMap<string, readonly Item[]>> => {
  const entries = globSync(`functions/*/contract/${file}`)
    .sort()
    .map(async (path) => {
      const found = (await loadModule(path))[`${contextOf(path)}${what}`];
      return [contextOf(path), (found ?? []) as readonly Item[]] as const;
    });
  return new Map((await Promise.all(entries)).filter(([, items]) => items.length > 0));
};

/** The routes of each context that has some. */
export const routesByContext = (): Promise<ReadonlyMap<string, readonly RouteDefinition[]>> =>
  arraysOf<RouteDefinition>('routes.ts', 'Routes');

/** The events of each context that publishes some. */
export const eventsByContext = (): Promise<ReadonlyMap<string, readonly EventDefinition[]>> =>
  arraysOf<EventDefinition>('events.ts', 'Events');

/** What each context listens to. */
export const subscriptionsByContext = (): Promise<ReadonlyMap<string, readonly EventDefinition[]>> =>
  arraysOf<EventDefinition>('subscriptions.ts', 'Subscriptions');

/** Schemas that a contract exports under a name of their own, as `<name>Schema`. */
export type NamedSchema = { readonly name: string; readonly context: string; readonly schema: z.ZodType };

const SCHEMAS = ['functions/*/contract/**/*.ts', 'functions/shared/kernel/money/money-schema.ts'];

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const namedSchemas = async (): Promise<NamedSchema[]> => {
  const files = SCHEMAS.flatMap((pattern) => globSync(pattern)).filter((path) =>
    readFileSync(path, 'utf8').includes('Schema = '),
  );
  const found = files
    .sort()
    .map(async (path) =>
      Object.entries(await loadModule(path)).flatMap(([key, schema]) =>
        key.endsWith('Schema') && schema instanceof z.ZodType
          ? [{ name: pascal(key.replace(/Schema$/, '')), context: contextOf(path), schema }]
          : [],
      ),
    );
  return (await Promise.all(found)).flat();
};
