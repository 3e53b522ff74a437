import { readFileSync } from 'node:fs';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { declaredErrors, internalError } from '#scripts/contracts/declared-errors.ts';
import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { componentStore } from '#scripts/contracts/openapi/components.ts';
import { DESCRIPTION, TAGS } from '#scripts/contracts/openapi/description.ts';
import { dropUnused } from '#scripts/contracts/openapi/drop-unused.ts';
import { type Examples, readExamples } from '#scripts/contracts/openapi/examples.ts';
import { headers } from '#scripts/contracts/openapi/headers.ts';
import { type JsonObject, sortedByKey } from '#scripts/contracts/openapi/json.ts';
import { componentNames } from '#scripts/contracts/openapi/named-schemas.ts';
import { type Making, operationOf } from '#scripts/contracts/openapi/operation.ts';
import { headerParameters } from '#scripts/contracts/openapi/parameters.ts';
import { problemSchemas } from '#scripts/contracts/openapi/problems.ts';
import { shareResponses } from '#scripts/contracts/openapi/share-responses.ts';

export const OPENAPI = 'docs/openapi.json';

const SECURITY_SCHEMES: JsonObject = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the user pool (an ID token is refused). Operators are in its group `admin`.',
  },
  guestToken: {
    type: 'apiKey',
    in: 'header',
    name: 'guest-token',
    description: "A guest's capability, from `POST /guest/sessions`. Whoever has it is the guest.",
  },
  guestCookie: { type: 'apiKey', in: 'cookie', name: 'guest-token', description: 'The same, for browsers.' },
};

const versionOfPackage = (): string =>
  (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

const pathsOf = (contexts: ReadonlyMap<string, readonly RouteDefinition[]>, making: Making): JsonObject => {
  const all = [...contexts].flatMap(([context, routes]) => routes.map((route) => ({ context, route })));
  const items = [...Map.groupBy(all, ({ route }) => route.path)].map(([path, same]) => {
    const operations = same.map(({ context, route }) => [
      route.method.toLowerCase(),
      operationOf(context, route, making),
    ]);
    return [path, Object.fromEntries(operations) as JsonObject] as const;
  });
  return sortedByKey(items);
};

/** Contexts whose routes are no part of the API: the pages that show this document. */
const PAGES: readonly string[] = ['docs'];

/** Every route of the API by its context. */
export const apiRoutes = async (): Promise<ReadonlyMap<string, readonly RouteDefinition[]>> =>
  new Map([...(await routesByContext())].filter(([context]) => !PAGES.includes(context)));

const errorFinder = async (): Promise<Making['errorNamed']> => {
  const errors = new Map([...(await declaredErrors()), internalError()].map((error) => [error.name, error]));
  return (name) => {
    const error = errors.get(name);
    if (error === undefined) throw new Error(`A route names the error ${name}, which is declared nowhere.`);
    return error;
  };
};

/** The whole API as an OpenAPI 3.1 document. @param examples as the tests' scenario kept them */
export const openApiDocument = async (examples: Examples = readExamples()): Promise<JsonObject> => {
  const contexts = await apiRoutes();
  const store = componentStore(await componentNames());
  const making: Making = { store, examples, routes: [...contexts.values()].flat(), errorNamed: await errorFinder() };
  const document = store.finish({
    openapi: '3.1.0',
    info: {
      title: 'Bazaar',
      version: versionOfPackage(),
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '..', description: 'Where these pages are served' }],
    tags: [...contexts.keys()].map((name) => ({ name, description: TAGS[name] ?? name })),
    paths: pathsOf(contexts, making),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      parameters: headerParameters,
      headers,
      schemas: problemSchemas,
    },
  });
  return dropUnused(shareResponses(document));
};

export const documentText = (document: JsonObject): string => `${JSON.stringify(document, null, 2)}\n`;
