import { GuestTokenClaimed } from '#functions/shared/runtime/api/errors.ts';
import type { FindClaim } from '#functions/shipping/application/ports.ts';

/** Whoever still holds the capability of a guest who was claimed sees no address by it. @throws GuestTokenClaimed */
export const refuseClaimed =
  ({ findClaim }: { readonly findClaim: FindClaim }) =>
  async (guest: string): Promise<void> => {
    if ((await findClaim(guest)) !== undefined)
      throw new GuestTokenClaimed('Sign in to the account: the quotes are there.');
  };
