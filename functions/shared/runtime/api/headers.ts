import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { HeadersTooLarge } from '#functions/shared/runtime/api/errors.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type Headers = Readonly<Record<string, string>>;

/** On every answer: nothing of it is to be kept by others, shown in a frame, taken for a page or told to other sites. */
const SAFETY: Headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
};

/** RFC 9745 and RFC 8594. */
const farewell = ({ since, sunset, instead }: NonNullable<RouteDefinition['deprecated']>): Headers => ({
  deprecation: `@${Math.floor(Date.parse(since) / 1000)}`,
  ...(sunset !== undefined && { sunset: new Date(sunset).toUTCString() }),
  ...(instead !== undefined && { link: `<${instead}>; rel="successor-version"` }),
});

/** What every answer of a route carries, whether it serves or refuses. */
export const headersOf = (route: RouteDefinition | undefined, requestId: string): Headers => ({
  ...SAFETY,
  ...(route?.inLanguages && { vary: 'accept-language' }),
  ...(route?.deprecated && farewell(route.deprecated)),
  'x-request-id': requestId,
});

/** The gateway itself refuses more than 10 KB, request line included, with an answer of its own kind. */
export const MAX_HEADER_BYTES = 8 * 1024;

const LINE = ': \r\n'.length;

const bytesOf = ({ headers, cookies = [] }: Pick<APIGatewayProxyEventV2, 'headers' | 'cookies'>): number => {
  const lines = [...Object.entries(headers), ...cookies.map((cookie) => ['', cookie] as const)];
  return lines.reduce((sum, [name, value = '']) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + LINE, 0);
};

/** @throws HeadersTooLarge */
export const refuseLargeHeaders = (event: Pick<APIGatewayProxyEventV2, 'headers' | 'cookies'>): void => {
  const bytes = bytesOf(event);
  if (bytes > MAX_HEADER_BYTES)
    throw new HeadersTooLarge(`The headers have ${bytes} bytes; ${MAX_HEADER_BYTES} are allowed.`, {
      limit: MAX_HEADER_BYTES,
    });
};
