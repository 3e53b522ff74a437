import { resetPassword, signOut, signUp } from '#functions/customers/application/accounts.ts';
import { signIn } from '#functions/customers/application/guests.ts';
import type { Tokens } from '#functions/customers/application/ports.ts';
import * as routes from '#functions/customers/contract/account-routes.ts';
import type { Ports } from '#functions/customers/dependencies.ts';
import { mailed, noGuestCookie } from '#functions/customers/handlers/answers.ts';
import { ok } from '#functions/shared/runtime/api/answers.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';

const bearer = (tokens: Tokens) => ({ ...tokens, tokenType: 'Bearer' as const });

const signingUp = (ports: Ports): Binding[] => [
  bind(routes.signUp, async ({ body }) => {
    await signUp(ports)(body);
    return mailed();
  }),
  bind(routes.confirmSignUp, async ({ body: { email, code } }) => {
    await ports.confirm(email, code);
    return ok({ confirmed: true as const });
  }),
  bind(routes.resendConfirmation, async ({ body: { email } }) => {
    await ports.mailConfirmation(email);
    return mailed();
  }),
];

const signingIn = (ports: Ports): Binding[] => [
  bind(routes.signIn, async ({ body, guestToken: carried, trace }) => {
    const guestToken = (body.guestToken ?? carried) || undefined;
    const { tokens, guest } = await signIn(ports)({ ...body, guestToken }, trace);
    return ok({ ...bearer(tokens), guest }, guest?.claimed ? noGuestCookie() : {});
  }),
  bind(routes.refreshSession, async ({ body: { refreshToken } }) => ok(bearer(await ports.refresh(refreshToken)))),
  bind(routes.signOut, async ({ headers }) => {
    await signOut(ports)(headers.authorization);
    return ok({ signedOut: true as const });
  }),
];

const passwords = (ports: Ports): Binding[] => [
  bind(routes.forgotPassword, async ({ body: { email } }) => {
    await ports.mailReset(email);
    return mailed();
  }),
  bind(routes.resetPassword, async ({ body }) => {
    await resetPassword(ports)(body);
    return ok({ reset: true as const });
  }),
];

export const accountBindings = (ports: Ports): Binding[] => [
  ...signingUp(ports),
  ...signingIn(ports),
  ...passwords(ports),
];
