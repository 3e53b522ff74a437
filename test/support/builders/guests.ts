import { guestOwner } from '#functions/shared/runtime/api/guest.ts';
import { privateKeyFrom, publicKeyText, signToken } from '#functions/shared/runtime/signing/signed-token.ts';

const key = privateKeyFrom("the secret of guests' capabilities");

/** What customers has published for those who verify: hand it to the fake parameters. */
export const GUEST_KEY_PARAMETER = '/bazaar/test/keys/guest';
export const guestKeys = { [GUEST_KEY_PARAMETER]: publicKeyText(key) } as const;

const NEW_YEAR_2100 = 4_102_444_800;

/** A guest as customers would have made one; `name` makes the difference. */
export const aGuest = (name: string, expires = NEW_YEAR_2100) => {
  const secret = name.padEnd(43, '0');
  return { owner: guestOwner(secret), headers: { 'guest-token': signToken('gst', { secret, expires }, key) } };
};
