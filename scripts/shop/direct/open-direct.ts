import { clientSettings } from '#scripts/local/emulator-environment.ts';

import { directToken } from '#scripts/shop/direct/direct-token.ts';
import { DIRECT_URL } from '#scripts/shop/direct/direct-url.ts';
import type { Fetch } from '#scripts/shop/http/exchange.ts';

const ENDPOINT = 'http://localhost:4566';

export type Direct = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly token: (who: 'buyer' | 'admin') => string;
};

/** What stands in the place of an API: how to reach the functions of the stage `local`, and as whom. */
export const openDirect = (environment: Readonly<Record<string, string | undefined>>): Direct => {
  const { AWS_ENDPOINT_URL: endpoint = ENDPOINT, AWS_REGION: region = 'us-east-1' } = environment;
  let opened: Promise<Fetch> | undefined;
  const open = async (): Promise<Fetch> => {
    // Not at the top: the client starts without the SDK for all who do not ask for this.
    const { LambdaClient } = await import('@aws-sdk/client-lambda');
    const { directFetch } = await import('#scripts/shop/direct/direct-fetch.ts');
    return directFetch(new LambdaClient(clientSettings({ endpoint, region })), 'local');
  };
  const fetch: Fetch = async (url, init) => {
    opened ??= open();
    return (await opened)(url, init);
  };
  return { baseUrl: DIRECT_URL, fetch, token: directToken };
};
