import * as z from 'zod';
import { guestTokenSchema } from '#functions/customers/contract/fields.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

export const beginGuest = defineRoute({
  name: 'beginGuest',
  method: 'POST',
  path: '/guest/sessions',
  access: 'public',
  summary:
    'A token to buy without an account: browsers keep it as a cookie that scripts cannot read, programs send it in the header `guest-token`.',
  throttle: { rate: 20, burst: 40 },
  responses: { 201: z.object({ token: z.string(), expiresAt: z.iso.datetime() }) },
  errors: ['TooManyRequests'],
});

export const claimGuest = defineRoute({
  name: 'claimGuest',
  method: 'POST',
  path: '/customers/me/claims',
  access: 'buyer',
  summary:
    'Makes mine what a guest had. The token is its own idempotency key: to claim it again changes nothing. Without `guestToken`, the one in the cookie or the header `guest-token`.',
  body: z.strictObject({ guestToken: guestTokenSchema.optional() }),
  responses: { 201: z.object({ guest: z.string(), claimedAt: z.iso.datetime() }) },
  errors: ['GuestTokenMissing', 'GuestTokenInvalid', 'GuestTokenExpired', 'GuestTokenClaimed'],
});

export const guestRoutes = [beginGuest, claimGuest] as const;
