import type { SSMClient } from '@aws-sdk/client-ssm';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import { GuestTokenExpired, GuestTokenInvalid, GuestTokenMissing } from '#functions/shared/runtime/api/errors.ts';
import type { Principal } from '#functions/shared/runtime/api/principal.ts';
import { createVerifier } from '#functions/shared/runtime/signing/verifier.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/** Also the name of the cookie that browsers keep it in. */
export const GUEST_HEADER = 'guest-token';

/** What customers signs: 256 random bits as base64url, and when it ends, in seconds since the epoch. */
export const guestCapabilitySchema = z.object({ secret: z.string().length(43), expires: z.int() });

/** The hash of the secret: rows and events know a guest by it, and nobody can act with it. */
export const guestOwner = (secret: string): string => derivedId('guest', secret);

/** Who holds the capability. @throws GuestTokenInvalid, GuestTokenExpired */
export type GuestOf = (token: string) => Promise<Principal>;

export const createGuestDoor = (world: World, parameters: SSMClient): GuestOf => {
  const open = createVerifier(world, 'gst', guestCapabilitySchema, { variable: 'GUEST_KEY_PARAMETER', parameters });
  return async (token) => {
    const capability = await open(token);
    if (capability === undefined) throw new GuestTokenInvalid('Ask for a new one with POST /guest/sessions.');
    if (capability.expires <= epochSeconds(world.now()))
      throw new GuestTokenExpired('Ask for a new one with POST /guest/sessions.');
    return { sub: guestOwner(capability.secret), admin: false, guest: true };
  };
};

const COOKIE = new RegExp(`^${GUEST_HEADER}=(.*)$`);

/** What the header has or, in a browser, the cookie. */
export const findGuestToken = ({
  headers,
  cookies = [],
}: Pick<APIGatewayProxyEventV2, 'headers' | 'cookies'>): string | undefined =>
  headers[GUEST_HEADER] ?? cookies.map((cookie) => COOKIE.exec(cookie)?.[1]).find(Boolean);

/** @throws GuestTokenMissing */
export const needGuestToken = (token: string | undefined): string => {
  if (!token) throw new GuestTokenMissing(`Send the guest's token in the header ${GUEST_HEADER}.`);
  return token;
};
