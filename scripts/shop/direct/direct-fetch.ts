import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { claimsOf } from '#scripts/shop/direct/direct-token.ts';
import { type Matched, matchRoute } from '#scripts/shop/direct/match-route.ts';
import { toEvent } from '#scripts/shop/direct/to-event.ts';
import type { Fetch } from '#scripts/shop/http/exchange.ts';

/** What a function answers to HTTP API, payload format 2.0. */
type Answer = {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

/** Statuses that may have no body. */
const EMPTY = new Set([204, 304]);

const toResponse = ({ statusCode = 200, headers = {}, cookies = [], body, isBase64Encoded }: Answer): Response => {
  const all = new Headers(headers);
  for (const cookie of cookies) all.append('set-cookie', cookie);
  const content = isBase64Encoded && body !== undefined ? Buffer.from(body, 'base64') : body;
  return new Response(EMPTY.has(statusCode) ? null : (content ?? ''), { status: statusCode, headers: all });
};

const gatewayAnswer = (statusCode: number, message: string): Response =>
  toResponse({ statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) });

const isRefused = ({ access }: Matched, headers: Headers): boolean =>
  (access === 'buyer' || access === 'admin') && claimsOf(headers.get('authorization')) === undefined;

/**
 * A `fetch` without an API: invokes the function that the contracts' routes name, as its gateway would. For stages without an
 * edge. Whoever may invoke the functions may be anybody.
 * @param stage whose functions are invoked
 */
export const directFetch =
  (lambda: Pick<LambdaClient, 'send'>, stage: string): Fetch =>
  async (address, init) => {
    const url = new URL(address);
    const matched = matchRoute(await routesByContext(), init.method ?? 'GET', url.pathname);
    if (isRefused(matched, new Headers(init.headers))) return gatewayAnswer(401, 'Unauthorized');
    const { Payload, FunctionError } = await lambda.send(
      new InvokeCommand({
        FunctionName: resourceName(stage, matched.context, matched.fn),
        Payload: JSON.stringify(toEvent(url, init, matched)),
      }),
      init.signal ? { abortSignal: init.signal } : {},
    );
    if (FunctionError !== undefined || Payload === undefined) return gatewayAnswer(500, 'Internal Server Error');
    return toResponse(JSON.parse(Buffer.from(Payload).toString('utf8')) as Answer);
  };
