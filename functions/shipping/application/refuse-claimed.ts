import { GuestTokenClaimed } from '#functions/shared/runtime/api/errors.ts';
import type { IsClaimed } from '#functions/shipping/application/ports.ts';

/** Whoever still holds the capability of a guest who was claimed sees no address by it. @throws GuestTokenClaimed */
export const refuseClaimed =
  ({ isClaimed }: { readonly isClaimed: IsClaimed }) =>
  async (guest: string): Promise<void> => {
    if (await isClaimed(guest)) throw new GuestTokenClaimed('Sign in to the account and ask for a new quote.');
  };
