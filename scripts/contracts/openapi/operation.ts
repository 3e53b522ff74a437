import * as z from 'zod';
import type { Access, RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { DeclaredError } from '#scripts/contracts/declared-errors.ts';
import type { ComponentStore } from '#scripts/contracts/openapi/components.ts';
import { bodiesOf, type Examples } from '#scripts/contracts/openapi/examples.ts';
import { type Json, type JsonObject, present } from '#scripts/contracts/openapi/json.ts';
import { parametersOf } from '#scripts/contracts/openapi/parameters.ts';
import { responsesOf } from '#scripts/contracts/openapi/responses.ts';
import { errorsOf } from '#scripts/contracts/openapi/route-errors.ts';

/** What all operations of a document are made with. */
export type Making = {
  readonly store: ComponentStore;
  readonly examples: Examples;
  readonly routes: readonly RouteDefinition[];
  /** @throws Error when no such error is declared */
  readonly errorNamed: (name: string) => DeclaredError;
};

const SECURITY: Readonly<Record<Access, Json>> = {
  public: [],
  buyer: [{ accessToken: [] }],
  admin: [{ accessToken: ['admin'] }],
  guest: [{ guestToken: [] }, { guestCookie: [] }],
};

const ANY_JSON = z.record(z.string(), z.unknown());

const isOptional = (schema: z.ZodType): boolean => schema._zod.optin !== undefined;

const bodyOf = ({ body, rawBody }: RouteDefinition, store: ComponentStore, examples: Examples): Json | undefined => {
  const schema = body ?? (rawBody ? ANY_JSON : undefined);
  if (schema === undefined) return undefined;
  const served = examples.filter(({ answer }) => answer.status < 300);
  const media = present({ schema: store.use(schema, 'input'), examples: bodiesOf(served, 'request') });
  return { required: !isOptional(schema), content: { 'application/json': media } };
};

const farewell = ({ deprecated }: RouteDefinition): string | undefined => {
  if (deprecated === undefined) return undefined;
  const { since, sunset, instead } = deprecated;
  return [
    `Deprecated since ${since}.`,
    sunset === undefined ? '' : `It ends on ${sunset}.`,
    instead === undefined ? '' : `Use \`${instead}\` instead.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
};

const withoutStop = (summary: string): string => summary.replace(/\.$/, '');

/** Up to the first full stop or semicolon: what stands in the list of operations. */
const headline = (summary: string): string =>
  withoutStop(/^.+?[.;](?= |$)/.exec(summary)?.[0] ?? summary).replace(/;$/, '');

/** The twin of a buyer's route says for whom it is: two of one name would stand side by side. */
const headlineOf = ({ summary, path }: RouteDefinition): string =>
  path.startsWith('/guest/') ? `${headline(summary)} (guest)` : headline(summary);

const hasETag = (route: RouteDefinition, { routes, examples }: Making): boolean =>
  routes.some(({ ifMatch, path }) => ifMatch === true && path === route.path) ||
  examples.some(({ operationId, answer }) => operationId === route.name && 'etag' in answer.headers);

const descriptionOf = (route: RouteDefinition): string | undefined => {
  const whole = headline(route.summary) === withoutStop(route.summary) ? undefined : route.summary;
  const said = [whole, farewell(route)].filter((text) => text !== undefined).join('\n\n');
  return said === '' ? undefined : said;
};

/** One operation of the document. */
export const operationOf = (context: string, route: RouteDefinition, making: Making): JsonObject => {
  const { store, errorNamed } = making;
  const examples = making.examples.filter(({ operationId }) => operationId === route.name);
  const withETag = hasETag(route, making);
  const parameters = parametersOf(route, withETag, store, examples);
  const errors = errorsOf(route).sort().map(errorNamed);
  return present({
    operationId: route.name,
    summary: headlineOf(route),
    description: descriptionOf(route),
    tags: [context],
    security: SECURITY[route.access],
    deprecated: route.deprecated ? true : undefined,
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: bodyOf(route, store, examples),
    responses: responsesOf({ route, errors, store, examples, withETag }),
  });
};
