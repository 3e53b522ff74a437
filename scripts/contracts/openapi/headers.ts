import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { Examples } from '#scripts/contracts/openapi/examples.ts';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';

const text = (description: string, example: string, required = false): JsonObject => ({
  description,
  ...(required && { required }),
  schema: { type: 'string' },
  example,
});

/** Headers of answers, by the name of their component, which is also the header's. */
export const headers = {
  'X-Request-Id': text('The correlation id of all that the request leads to.', 'req-4f1c', true),
  ETag: text('The version of what is answered; send it back as If-Match.', '"3"'),
  'Content-Language': text('The language of the texts.', 'de'),
  Vary: text('What else the answer depends on.', 'accept-language'),
  Location: text('Where the thing that was made is read.', '/orders/ord_01hx2m8k3v9q4r7t5w6y8z0abc'),
  'Idempotent-Replayed': text('`true` where this answer was given before for the same key.', 'true'),
  'Preference-Applied': text('Which preference was honoured.', 'return=minimal'),
  'Retry-After': text('Seconds to wait before trying again.', '1'),
  Deprecation: text('Since when there is a better way (RFC 9745).', '@1793491200', true),
  Sunset: text('When this route ends (RFC 8594).', 'Sun, 31 Jan 2027 00:00:00 GMT'),
  Link: text('What to use instead, as `successor-version`.', '</orders>; rel="successor-version"'),
  'Set-Cookie': text(
    "Keeps the guest's token in a browser, or takes it away once the guest is a customer.",
    'guest-token=gst_…; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Strict',
  ),
  'Bazaar-Unchanged': text('`true` where all was so already and nothing was written.', 'true'),
} as const satisfies Record<string, JsonObject>;

export type HeaderName = keyof typeof headers;

/** What every answer has, which the document says once in its description. */
export const UNSAID: readonly string[] = [
  'cache-control',
  'content-security-policy',
  'content-type',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
];

const names = Object.keys(headers) as HeaderName[];

const seen = (name: HeaderName, examples: Examples): boolean =>
  examples.some(({ answer }) => Object.hasOwn(answer.headers, name.toLowerCase()));

const follows = (name: HeaderName, route: RouteDefinition, status: number): boolean => {
  const { idempotent, ifMatch, inLanguages, deprecated } = route;
  if (name === 'X-Request-Id') return true;
  if (name === 'Vary') return inLanguages === true;
  if (name === 'Deprecation') return deprecated !== undefined;
  if (name === 'Sunset') return deprecated?.sunset !== undefined;
  if (name === 'Link') return deprecated?.instead !== undefined;
  if (name === 'Retry-After') return status === 429 || status === 503;
  if (name === 'Preference-Applied') return status === 204;
  if (status >= 300 && status !== 304) return false;
  return (name === 'Idempotent-Replayed' && idempotent !== undefined) || (name === 'ETag' && ifMatch === true);
};

/** The gateway's own answers have an id of another name. */
const { required: _, ...unlessFromGateway } = headers['X-Request-Id'];

/**
 * The headers of a route's answer with one status: those that follow from its contract, and those that were seen.
 * @param fromGateway whether the gateway may give this status by itself
 */
export const headersOf = (
  route: RouteDefinition,
  status: number,
  examples: Examples,
  fromGateway: boolean,
): JsonObject => ({
  ...Object.fromEntries(
    names
      .filter((name) => follows(name, route, status) || seen(name, examples))
      .map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  ),
  ...(fromGateway && { 'X-Request-Id': unlessFromGateway }),
});
