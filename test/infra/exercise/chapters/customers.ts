import * as routes from '#functions/customers/contract/routes.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';

const email = 'mary@example.com';
const password = 'Correct-horse-1';

/** Somebody comes without an account: whoever sells to guests needs the key that this signs with. */
export const guest: Chapter = async ({ ask, guest: shown }) => {
  const { body } = await ask('customers', routes.beginGuest);
  shown['guest-token'] = body.token ?? '';
};

/** An account from sign-up to a forgotten password, a profile, an address; then the guest turns out to be the buyer. */
export const customers: Chapter = async ({ system, ask, guest: shown }) => {
  const { pool } = system.functions;
  const code = () => ({ email, code: pool.codeFor(email) });
  await ask('customers', routes.signUp, { body: { email, password } });
  await ask('customers', routes.confirmSignUp, { body: code() });
  await ask('customers', routes.signIn, { body: { email, password } });
  await ask('customers', routes.forgotPassword, { body: { email } });
  await ask('customers', routes.resetPassword, { body: { ...code(), password } });
  const { headers } = await ask('customers', routes.getMe);
  await ask('customers', routes.changeMe, { headers: { 'if-match': headers.etag ?? '' }, body: { givenName: 'Mary' } });
  await ask('customers', routes.listAddresses);
  const guestToken = shown['guest-token'];
  for (let time = 0; time < 2; time++) await ask('customers', routes.claimGuest, { body: { guestToken } });
  await system.settle();
};
