import { getMe, getPreferences, signIn, signOut } from '#functions/customers/contract/routes.ts';
import { listOrders } from '#functions/orders/contract/routes.ts';
import { fakeApi } from '#test/unit/scripts/shop/support/fake-api.ts';
import { localDirectory, run, START, tokenUntil, type World } from '#test/unit/scripts/shop/support/run.ts';

export const MARY = 'mary@example.com';
export const HOUR = 3_600_000;

export const tokens = (accessToken: string) => ({
  status: 200,
  body: { accessToken, refreshToken: 'refresh-1', expiresIn: 3_600, tokenType: 'Bearer' },
});

export const aProfile = {
  id: 'sub-1',
  givenName: 'Mary',
  version: 3,
  registeredAt: '2026-01-01T12:00:00.000Z',
  updatedAt: '2026-01-01T12:00:00.000Z',
};

export const somePreferences = { marketingEmail: { granted: false, history: [] }, version: 3 };

/** An API where Mary has an account, and no orders. */
export const people = (token = tokenUntil('mary', START + HOUR)) =>
  fakeApi()
    .on(signIn, tokens(token))
    .on(signOut, { status: 200, body: { signedOut: true } })
    .on(getMe, { status: 200, body: aProfile })
    .on(getPreferences, { status: 200, body: somePreferences })
    .on(listOrders, { status: 200, body: { items: [] } });

/** A computer at which Mary has signed in. */
export const signedIn = async (api: ReturnType<typeof people>, changes: World = {}) => {
  const world = { localDirectory: localDirectory(), environment: { BAZAAR_PASSWORD: 'secret' }, ...changes };
  await run(api.fetch, `sign-in --email ${MARY}`, world);
  return world;
};
