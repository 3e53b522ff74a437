import { emulatorAt } from '#scripts/local/emulator-at.ts';
import { clientSettings } from '#scripts/local/emulator-environment.ts';
import { directToken } from '#scripts/shop/direct/direct-token.ts';
import { DIRECT_URL } from '#scripts/shop/direct/direct-url.ts';
import { usage } from '#scripts/shop/failure.ts';
import type { Fetch } from '#scripts/shop/http/exchange.ts';

export type Direct = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly token: (who: 'buyer' | 'admin') => string;
};

type Environment = Readonly<Record<string, string | undefined>>;

const emulatorOf = (environment: Environment) => {
  try {
    return emulatorAt(environment);
  } catch (error) {
    throw usage(`AWS_ENDPOINT_URL: ${(error as Error).message}.`);
  }
};

/** What stands in the place of an API: how to reach the functions of the stage `local`, and as whom. */
export const openDirect = (environment: Environment): Direct => {
  const emulator = emulatorOf(environment);
  let opened: Promise<Fetch> | undefined;
  const open = async (): Promise<Fetch> => {
    // Not at the top: the client starts without the SDK for all who do not ask for this.
    const { LambdaClient } = await import('@aws-sdk/client-lambda');
    const { directFetch } = await import('#scripts/shop/direct/direct-fetch.ts');
    return directFetch(new LambdaClient(clientSettings(emulator)), 'local');
  };
  const fetch: Fetch = async (url, init) => {
    opened ??= open();
    return (await opened)(url, init);
  };
  return { baseUrl: DIRECT_URL, fetch, token: directToken };
};
