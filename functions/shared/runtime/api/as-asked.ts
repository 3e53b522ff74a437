import type { Reply } from '#functions/shared/runtime/api/reply.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type RequestHeaders = Readonly<Record<string, string | undefined>>;

const without = ({ headers: { 'content-type': _, ...headers } }: Reply): Reply['headers'] => headers;

/** RFC 7240: of a preference that is given twice the first counts. */
const RETURN = /(?:^|,)\s*return\s*=\s*"?(minimal|representation)"?\s*(?=[;,]|$)/i;

const wantsLess = ({ prefer = '' }: RequestHeaders): boolean => RETURN.exec(prefer)?.[1]?.toLowerCase() === 'minimal';

const minimal = (reply: Reply): Reply => ({
  status: 204,
  body: '',
  headers: { ...without(reply), 'preference-applied': 'return=minimal' },
});

/** RFC 9110, 13.1.2: compared weakly. */
const isKnown = ({ 'if-none-match': known = '' }: RequestHeaders, etag: string): boolean =>
  known.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));

const notModified = (reply: Reply): Reply => ({ status: 304, body: '', headers: without(reply) });

/** Says no more than the caller wants to hear: what it knows already by If-None-Match, or did not prefer to have. */
export const asAsked = ({ method }: RouteDefinition, headers: RequestHeaders, reply: Reply): Reply => {
  if (reply.status < 200 || reply.status > 202) return reply;
  if (method !== 'GET') return wantsLess(headers) ? minimal(reply) : reply;
  const { etag } = reply.headers;
  return etag !== undefined && isKnown(headers, etag) ? notModified(reply) : reply;
};
