import { type Owner, refuseClaimed } from '#functions/notifications/application/claim-guest.ts';
import type { LoadContact, LoadGuest, Now } from '#functions/notifications/application/ports.ts';
import { type ActiveContact, isGone } from '#functions/notifications/domain/contact.ts';
import { ContactNotFound } from '#functions/notifications/domain/errors.ts';

type Ports = { readonly loadContact: LoadContact; readonly loadGuest: LoadGuest; readonly now: Now };

/** The one reader that routes may use: another's contact is not found. @throws ContactNotFound, GuestTokenClaimed */
export const loadContactOf =
  (ports: Ports) =>
  async (owner: Owner, contactId: string): Promise<ActiveContact> => {
    await refuseClaimed(ports)(owner);
    const contact = await ports.loadContact(contactId);
    if (contact?.owner !== owner.sub || contact.status === 'DELETED' || isGone(contact, ports.now()))
      throw new ContactNotFound(`There is no contact ${contactId}.`, { contactId });
    return contact;
  };
