import type { Access, RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { Failure, notRunning } from '#scripts/shop/failure.ts';
import { type RawAnswer, readAnswer } from '#scripts/shop/http/read-answer.ts';
import { type AnyRequest, type ApiAnswer, type ApiRequest, initOf, urlOf } from '#scripts/shop/http/request.ts';
import { PATIENT, type RetryPorts, retrying } from '#scripts/shop/http/retrying.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type ApiPorts = RetryPorts & {
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly baseUrl: string;
  /** An access token for a route that wants one; `fresh` when the last one was refused. */
  readonly token: (access: Access, fresh: boolean) => Promise<string>;
};

type Arguments<R extends RouteDefinition> =
  Record<never, never> extends ApiRequest<R> ? [request?: ApiRequest<R>] : [request: ApiRequest<R>];

/**
 * Calls a route of a contract. Every call may be repeated: those that create take an idempotency key, the others ask
 * for a state. So 429, 5xx and lost connections are tried again, with the same key.
 * @throws Failure
 */
export type Api = <R extends RouteDefinition>(route: R, ...request: Arguments<R>) => Promise<ApiAnswer<R>>;

/** Longer than the gateway's functions may take. */
const TIMEOUT_MS = 20_000;

/** `fetch` hides what happened to the connection in the cause of its error. */
const faultOf = (error: unknown): string => {
  const { code, cause, message } = error as { code?: unknown; cause?: unknown; message?: string };
  if (typeof code === 'string') return code;
  return cause === undefined ? (message ?? String(error)) : faultOf(cause);
};

const lost = (url: string, cause: unknown): Failure =>
  new Failure(
    {
      type: 'unreachable',
      title: 'The API cannot be reached.',
      detail: `${new URL(url).origin}: ${faultOf(cause)}`,
    },
    { attempts: PATIENT },
    { cause },
  );

export const createApi = (ports: ApiPorts): Api => {
  let reached = false;

  /** Nobody listening means that nothing runs, unless it did a moment ago and is being started again. */
  const send = async (url: string, init: RequestInit): Promise<RawAnswer> => {
    try {
      const response = await ports.fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      reached = true;
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      throw faultOf(error) === 'ECONNREFUSED' && !reached ? notRunning(error) : lost(url, error);
    }
  };

  const attempt = async (route: RouteDefinition, request: AnyRequest, fresh = false): Promise<RawAnswer> => {
    const token = route.access === 'public' ? undefined : await ports.token(route.access, fresh);
    const answer = await send(urlOf(ports.baseUrl, route, request), initOf(route, request, token));
    const refused = answer.status === 401 && token !== undefined && !fresh;
    return refused ? attempt(route, request, true) : answer;
  };

  return (route, ...[request]) =>
    retrying(ports, async () => readAnswer(route, await attempt(route, (request ?? {}) as AnyRequest), ports.now()));
};
