import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import {
  BodyTooLarge,
  IdempotencyKeyMissing,
  InvalidRequest,
  MalformedJson,
  PreconditionRequired,
  UnsupportedMediaType,
} from '#functions/shared/runtime/api/errors.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

export const MAX_BODY_BYTES = 256 * 1024;

/** Where in the request a fault is, as a JSON Pointer (RFC 6901) behind `body`, `query`, `path` or `header`. */
type Fault = { readonly in: 'body' | 'query' | 'path' | 'header'; readonly pointer: string; readonly message: string };

const escapePointer = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${escapePointer(part)}`).join('');

const faultsOf = (where: Fault['in'], error: z.ZodError): Fault[] =>
  error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ in: where, pointer: pointerOf(path), message: message.slice(0, 200) }));

const check = (where: Fault['in'], schema: z.ZodType, value: unknown): unknown => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidRequest(`The ${where} does not keep the contract.`, { errors: faultsOf(where, result.error) });
};

const rawBodyOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2WithJWTAuthorizer): string => {
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '');
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BODY_BYTES)
    throw new BodyTooLarge(`The body has ${bytes} bytes; ${MAX_BODY_BYTES} are allowed.`, { limit: MAX_BODY_BYTES });
  return text;
};

const JSON_TYPE = /^application\/(?:[^\s;/]+\+)?json\s*(?:;|$)/i;

/**
 * Who says nothing is taken to mean JSON, but for browsers that bring a cookie: a page of another origin can post without
 * a type unasked, and needs leave (CORS) to say that it is JSON.
 */
const refuseOtherMedia = (route: RouteDefinition, event: APIGatewayProxyEventV2WithJWTAuthorizer): void => {
  const type = event.headers['content-type'] || (event.cookies?.length ? 'none' : 'application/json');
  if (route.body && !JSON_TYPE.test(type.trim())) throw new UnsupportedMediaType('Send the body as application/json.');
};

/** What a route has no schema for: nothing may be said there. */
const NOTHING = z.strictObject({});

const asFarAsJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Clients that send `{}` with every POST say nothing by it. @throws InvalidRequest */
const refuseBody = (text: string): void => {
  if (text.trim() !== '') check('body', NOTHING, asFarAsJson(text));
};

const queryOf = ({ query }: RouteDefinition, given: Record<string, string | undefined> = {}): unknown => {
  const parsed = check('query', query?.strict() ?? NOTHING, given);
  return query && parsed;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MalformedJson('The body could not be read as JSON.', {}, { cause });
  }
};

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

const idempotencyKeyOf = (route: RouteDefinition, headers: Record<string, string | undefined>): string => {
  const key = headers['idempotency-key'];
  if (!route.idempotent) return '';
  if (key === undefined || key === '')
    throw new IdempotencyKeyMissing('Send a header Idempotency-Key with a value of your own for each new request.');
  if (IDEMPOTENCY_KEY.test(key)) return key;
  throw new InvalidRequest('The header Idempotency-Key takes 1 to 255 visible ASCII characters.', {
    errors: [{ in: 'header', pointer: '/idempotency-key', message: 'not 1 to 255 visible ASCII characters' }],
  });
};

const ETAG = /^"(\d{1,15})"$/;

const versionOf = (route: RouteDefinition, headers: Record<string, string | undefined>): number => {
  if (!route.ifMatch) return 0;
  const tag = headers['if-match'];
  if (tag === undefined || tag === '')
    throw new PreconditionRequired('Send the ETag of what you change in the header If-Match.');
  const [, version] = ETAG.exec(tag) ?? [];
  if (version !== undefined) return Number(version);
  throw new InvalidRequest('The header If-Match takes one ETag as it came.', {
    errors: [{ in: 'header', pointer: '/if-match', message: 'not an ETag of ours, such as "3"' }],
  });
};

export type Parsed = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly rawBody: string;
  readonly idempotencyKey: string;
  readonly version: number;
};

/** The door: past it, types are trusted. */
export const parseRequest = (route: RouteDefinition, event: APIGatewayProxyEventV2WithJWTAuthorizer): Parsed => {
  const rawBody = rawBodyOf(event);
  refuseOtherMedia(route, event);
  if (!route.body && !route.rawBody) refuseBody(rawBody);
  return {
    idempotencyKey: idempotencyKeyOf(route, event.headers),
    version: versionOf(route, event.headers),
    params: route.params && check('path', route.params, event.pathParameters ?? {}),
    query: queryOf(route, event.queryStringParameters),
    body: route.body && check('body', route.body, jsonOf(rawBody)),
    rawBody,
  };
};
