import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from '#scripts/shop/client/schema.ts';

export type ClientOptions = {
  /** Where the API answers, without a slash at the end. */
  readonly url: string;
  /** An access token, or how to get one; asked for anew on each request. */
  readonly token?: string | (() => Promise<string>);
  /** A guest's capability. */
  readonly guestToken?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
};

const knowing = ({ token, guestToken }: ClientOptions): Middleware => ({
  onRequest: async ({ request, schemaPath }) => {
    if (guestToken !== undefined && schemaPath.startsWith('/guest/')) request.headers.set('guest-token', guestToken);
    else if (token !== undefined)
      request.headers.set('authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
    return request;
  },
});

/** A client of every path of docs/openapi.json: `GET`, `POST`, … with the document's types for what goes in and out. */
export type ShopClient = Client<paths>;

/**
 * @example
 * const { data, error } = await createClient({ url }).GET('/products', { params: { query: { limit: 5 } } });
 */
export const createClient = (options: ClientOptions): ShopClient => {
  const client = createFetchClient<paths>({
    baseUrl: options.url,
    ...(options.fetch !== undefined && { fetch: options.fetch }),
  });
  client.use(knowing(options));
  return client;
};
