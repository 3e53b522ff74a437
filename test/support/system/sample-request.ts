import fc from 'fast-check';
import * as z from 'zod';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { Request } from '#test/support/system/every-api.ts';

type Field = { readonly pattern?: string; readonly enum?: readonly string[]; readonly minLength?: number };

const sampleOf = ({ pattern, enum: [first] = [], minLength = 1 }: Field): string =>
  first ??
  (pattern
    ? String(fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })[0])
    : 'x'.repeat(minLength));

const samplesOf = (shape: z.ZodObject | undefined): Record<string, string> => {
  if (shape === undefined) return {};
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(required.map((name) => [name, sampleOf((properties[name] ?? {}) as Field)]));
};

/** A request that gets past the door of a route as far as path, query and headers go; its body is up to the test. */
export const sampleRequest = (route: RouteDefinition): Required<Omit<Request, 'body'>> => ({
  params: samplesOf(route.params),
  query: samplesOf(route.query),
  headers: {
    ...(route.idempotent && { 'idempotency-key': 'key-1' }),
    ...(route.ifMatch && { 'if-match': '"1"' }),
  },
});
