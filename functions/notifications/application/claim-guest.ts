import type { ClaimGuest, LoadGuest, MoveContact, Now } from '#functions/notifications/application/ports.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { GuestTokenClaimed } from '#functions/shared/runtime/api/errors.ts';

type Claim = { readonly guest: string; readonly customer: string };

type Ports = { readonly claimGuest: ClaimGuest; readonly moveContact: MoveContact; readonly now: Now };

/**
 * The guest's contacts become the customer's. First the guest's row is closed, so that no more are added; then each moves on
 * its own condition: a crash in between is finished when the event comes again.
 */
export const moveContacts =
  ({ claimGuest, moveContact, now }: Ports) =>
  async ({ guest, customer }: Claim, trace: Trace): Promise<void> => {
    const { contacts, claimedBy } = await claimGuest(guest, customer, now());
    if (claimedBy !== customer) return;
    for (const contactId of contacts) await moveContact(contactId, guest, customer, now(), trace);
  };

export type Owner = { readonly sub: string; readonly guest?: true };

/** Whoever still holds the capability of a guest who was claimed gets nothing by it. @throws GuestTokenClaimed */
export const refuseClaimed =
  ({ loadGuest }: { readonly loadGuest: LoadGuest }) =>
  async ({ sub, guest }: Owner): Promise<void> => {
    if (guest && (await loadGuest(sub))?.claimedBy !== undefined) throw claimed();
  };

export const claimed = (): Error => new GuestTokenClaimed('Sign in to the account that took over what this guest had.');
