import * as z from 'zod';
import {
  codeSchema,
  emailSchema,
  guestTokenSchema,
  passwordSchema,
  tokenSchema,
} from '#functions/customers/contract/fields.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

/** Says the same whether the account exists or not: only the mailbox knows. */
const mailedSchema = z.object({
  next: z.literal('read-your-mail').describe('If there is something to confirm or reset, a code is on its way'),
});

const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.int().describe('Seconds until the access token ends'),
  tokenType: z.literal('Bearer'),
});

const sessionSchema = tokensSchema.extend({
  guest: z
    .discriminatedUnion('claimed', [
      z.object({ claimed: z.literal(true) }),
      z.object({ claimed: z.literal(false), problem: z.string().describe('The type of the problem') }),
    ])
    .optional()
    .describe("What came of the guest's token, where one came along"),
});

const account = { access: 'public', method: 'POST' } as const;

/** Each of these may cost a mail. */
const mailing = { ...account, throttle: { rate: 10, burst: 20 } } as const;

export const signUp = defineRoute({
  ...mailing,
  name: 'signUp',
  path: '/customers/sign-up',
  summary:
    'Makes an account and mails a code to confirm it. Says the same if there is one already: an unconfirmed one gets a new code, a confirmed one no mail.',
  body: z.strictObject({ email: emailSchema, password: passwordSchema }),
  responses: { 202: mailedSchema },
  errors: ['WeakPassword', 'TooManyRequests'],
});

export const confirmSignUp = defineRoute({
  ...account,
  name: 'confirmSignUp',
  path: '/customers/confirmations',
  summary: 'Confirms an account with the code of the mail.',
  body: z.strictObject({ email: emailSchema, code: codeSchema }),
  responses: { 200: z.object({ confirmed: z.literal(true) }) },
  errors: ['WrongConfirmationCode', 'ConfirmationCodeExpired', 'TooManyRequests'],
});

export const resendConfirmation = defineRoute({
  ...mailing,
  name: 'resendConfirmation',
  path: '/customers/confirmations/resend',
  summary: 'Mails a new code, if the account waits for one; a few an hour, asking more often sends no more.',
  body: z.strictObject({ email: emailSchema }),
  responses: { 202: mailedSchema },
  errors: ['TooManyRequests'],
});

export const signIn = defineRoute({
  ...account,
  name: 'signIn',
  path: '/customers/sessions',
  summary:
    "Signs in. With a guest's token, what the guest had becomes the customer's. Without `guestToken`, the one in the cookie or the header `guest-token`.",
  body: z.strictObject({ email: emailSchema, password: passwordSchema, guestToken: guestTokenSchema.optional() }),
  responses: { 200: sessionSchema },
  errors: ['SignInRefused', 'AccountNotConfirmed', 'PasswordResetRequired', 'SignInChallenged', 'TooManyRequests'],
});

export const refreshSession = defineRoute({
  ...account,
  name: 'refreshSession',
  path: '/customers/sessions/refresh',
  summary: 'A new access token.',
  body: z.strictObject({ refreshToken: tokenSchema }),
  responses: { 200: tokensSchema },
  errors: ['SignInRefused', 'TooManyRequests'],
});

export const signOut = defineRoute({
  name: 'signOut',
  method: 'DELETE',
  path: '/customers/sessions',
  access: 'buyer',
  summary: 'Signs out everywhere: no refresh token works any more; access tokens end by themselves, within minutes.',
  responses: { 200: z.object({ signedOut: z.literal(true) }) },
  errors: ['TooManyRequests'],
});

export const forgotPassword = defineRoute({
  ...mailing,
  name: 'forgotPassword',
  path: '/customers/passwords/forgot',
  summary: 'Mails a code to set a new password, if there is such an account; a few an hour.',
  body: z.strictObject({ email: emailSchema }),
  responses: { 202: mailedSchema },
  errors: ['TooManyRequests'],
});

export const resetPassword = defineRoute({
  ...account,
  name: 'resetPassword',
  path: '/customers/passwords/reset',
  summary: 'Sets a new password with the code of the mail, and signs out everywhere.',
  body: z.strictObject({ email: emailSchema, code: codeSchema, password: passwordSchema }),
  responses: { 200: z.object({ reset: z.literal(true) }) },
  errors: ['WeakPassword', 'WrongConfirmationCode', 'ConfirmationCodeExpired', 'TooManyRequests'],
});

export const accountRoutes = [
  signUp,
  confirmSignUp,
  resendConfirmation,
  signIn,
  refreshSession,
  signOut,
  forgotPassword,
  resetPassword,
] as const;
