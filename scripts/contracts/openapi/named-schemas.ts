import type * as z from 'zod';
import { type NamedSchema, namedSchemas } from '#scripts/contracts/load-contracts.ts';

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const taken = (all: readonly NamedSchema[]): ReadonlySet<string> =>
  new Set(
    [...Map.groupBy(all, ({ name }) => name)]
      .filter(([, same]) => new Set(same.map(({ schema }) => schema)).size > 1)
      .map(([name]) => name),
  );

/**
 * What a schema is called in the document: as its contract exports it (`orderSchema` → `Order`), with the context before it
 * where two contexts export different ones under one name.
 */
export const componentNames = async (): Promise<ReadonlyMap<z.ZodType, string>> => {
  const all = await namedSchemas();
  const ambiguous = taken(all);
  const names = new Map<z.ZodType, string>();
  for (const { name, context, schema } of all)
    if (!names.has(schema)) names.set(schema, ambiguous.has(name) ? `${pascal(context)}${name}` : name);
  return names;
};
