import type { Owner } from '#functions/notifications/application/claim-guest.ts';
import { loadContactOf } from '#functions/notifications/application/find-contact.ts';
import type { DeleteContact, LoadContact, LoadGuest, Now } from '#functions/notifications/application/ports.ts';
import { remove } from '#functions/notifications/domain/contact.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { StaleVersion } from '#functions/shared/runtime/api/errors.ts';

type Ports = {
  readonly loadContact: LoadContact;
  readonly loadGuest: LoadGuest;
  readonly deleteContact: DeleteContact;
  readonly now: Now;
};

/** @throws ContactNotFound, StaleVersion, GuestTokenClaimed */
export const deleteContact =
  (ports: Ports) =>
  async (owner: Owner, contactId: string, version: number, trace: Trace): Promise<void> => {
    const contact = await loadContactOf(ports)(owner, contactId);
    const done =
      contact.version === version && (await ports.deleteContact(remove(contact, ports.now()), version, trace));
    if (!done) throw new StaleVersion('Read it again before you delete it.', { contactId });
  };
