import type { Access } from '#functions/shared/runtime/define-route.ts';
import { Failure, notRunning } from '#scripts/shop/failure.ts';
import { exchange, type Fetch } from '#scripts/shop/http/exchange.ts';
import { type RawAnswer, readAnswer } from '#scripts/shop/http/read-answer.ts';
import type { AnyRequest, ApiAnswer, ApiRequest, DocumentedRoute } from '#scripts/shop/http/request.ts';
import { PATIENT, type RetryPorts, retrying } from '#scripts/shop/http/retrying.ts';

export type { Fetch } from '#scripts/shop/http/exchange.ts';

export type ApiPorts = RetryPorts & {
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly baseUrl: string;
  /** A token for a route that wants one (a guest's for `guest`); `fresh` when the last access token was refused. */
  readonly token: (access: Access, fresh: boolean) => Promise<string>;
};

type Arguments<R extends DocumentedRoute> =
  Record<never, never> extends ApiRequest<R> ? [request?: ApiRequest<R>] : [request: ApiRequest<R>];

/**
 * Calls a route of a contract. Every call may be repeated: those that create take an idempotency key, the others ask
 * for a state. So 429, 5xx and lost connections are tried again, with the same key.
 * @throws Failure
 */
export type Api = <R extends DocumentedRoute>(route: R, ...request: Arguments<R>) => Promise<ApiAnswer<R>>;

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
    { type: 'unreachable', title: 'The API cannot be reached.', detail: `${new URL(url).origin}: ${faultOf(cause)}` },
    { attempts: PATIENT },
    { cause },
  );

export const createApi = (ports: ApiPorts): Api => {
  const { fetch, baseUrl } = ports;
  let reached = false;

  /** Nobody listening means that nothing runs, unless it did a moment ago and is being started again. */
  const send = async (route: DocumentedRoute, request: AnyRequest, token?: string): Promise<RawAnswer> => {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await exchange(route, request, { fetch, baseUrl, token, signal });
      reached = true;
      return answer;
    } catch (error) {
      throw faultOf(error) === 'ECONNREFUSED' && !reached ? notRunning(error) : lost(baseUrl, error);
    }
  };

  /** A guest's capability is never renewed by itself: with a new one, all that the guest has would be lost. */
  const attempt = async (route: DocumentedRoute, request: AnyRequest, fresh = false): Promise<RawAnswer> => {
    const token = route.access === 'public' ? undefined : await ports.token(route.access, fresh);
    const answer = await send(route, request, token);
    const renewable = route.access === 'buyer' || route.access === 'admin';
    return answer.status === 401 && renewable && !fresh ? attempt(route, request, true) : answer;
  };

  return (route, ...[request]) =>
    retrying(ports, async () => readAnswer(route, await attempt(route, (request ?? {}) as AnyRequest), ports.now()));
};
