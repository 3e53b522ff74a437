import type { Access } from '#functions/shared/runtime/define-route.ts';
import { type ClientOptions, createClient } from '#scripts/shop/client/create-client.ts';
import type { RawAnswer } from '#scripts/shop/http/read-answer.ts';
import { type AnyRequest, type DocumentedRoute, headersOf, pathOf } from '#scripts/shop/http/request.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

type Exchange = {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  /** An access token, or a guest's capability; nothing where anyone may call. */
  readonly token: string | undefined;
  readonly signal: AbortSignal;
};

/** The client's calls are typed by the path as a literal; here any path comes, with a request that its contract has typed. */
type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

const credential = (access: Access, token: string | undefined): Pick<ClientOptions, 'token' | 'guestToken'> => {
  if (token === undefined) return {};
  return access === 'guest' ? { guestToken: token } : { token };
};

const transport =
  (fetch: Fetch) =>
  async (request: Request): Promise<Response> => {
    const { url, method, headers, signal } = request;
    return fetch(url, { method, headers, signal, ...(request.body !== null && { body: await request.text() }) });
  };

const parseJson = (text: unknown): unknown => {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One request and its answer, through the client that is made from the OpenAPI document. @throws what `fetch` throws */
export const exchange = async (
  route: DocumentedRoute,
  request: AnyRequest,
  { fetch, baseUrl, token, signal }: Exchange,
): Promise<RawAnswer> => {
  const url = baseUrl.replace(/\/+$/, '');
  const client = createClient({ url, fetch: transport(fetch), ...credential(route.access, token) });
  const send = client.request as unknown as Send;
  const { params: path, query, body } = request;
  const { data, error, response } = await send(route.method.toLowerCase(), route.path, {
    params: { path, query, header: headersOf(request) },
    ...(body !== undefined && { body }),
    parseAs: 'text',
    pathSerializer: pathOf,
    signal,
  });
  return { status: response.status, headers: response.headers, body: parseJson(response.ok ? data : error) };
};
