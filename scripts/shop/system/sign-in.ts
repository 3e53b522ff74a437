import { setTimeout as delay } from 'node:timers/promises';
import { signIn as signInRoute } from '#functions/customers/contract/routes.ts';
import type { LocalState, LocalUser } from '#scripts/local/state.ts';
import { createApi, type Fetch } from '#scripts/shop/api.ts';

/** An access token of a demo login, for programs beside the client. @throws Failure */
export const signIn = async (
  { apiUrl: baseUrl }: Pick<LocalState, 'apiUrl'>,
  { email, password }: LocalUser,
  fetch: Fetch = globalThis.fetch,
): Promise<string> => {
  const api = createApi({
    fetch,
    baseUrl,
    now: () => new Date(),
    sleep: (milliseconds) => delay(milliseconds),
    random: Math.random,
    token: async () => Promise.reject(new Error('Signing in needs no token.')),
    onRetry: () => {},
  });
  return (await api(signInRoute, { body: { email, password } })).body.accessToken;
};
