import { claimed, type Owner, refuseClaimed } from '#functions/notifications/application/claim-guest.ts';
import type {
  AddContact,
  AddGuestContact,
  LoadContact,
  LoadGuest,
  Now,
} from '#functions/notifications/application/ports.ts';
import {
  type ActiveContact,
  type Contact,
  isGone,
  make,
  type Wanted,
} from '#functions/notifications/domain/contact.ts';
import { ContactDeleted, TooManyContacts } from '#functions/notifications/domain/errors.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

type Ports = {
  readonly loadContact: LoadContact;
  readonly loadGuest: LoadGuest;
  readonly addContact: AddContact;
  readonly addGuestContact: AddGuestContact;
  readonly now: Now;
};

export type Kept = { readonly contact: ActiveContact; readonly replayed: boolean };

/** The same request again, or not. */
const replay = (before: Contact, asked: ActiveContact): Kept => {
  if (before.owner !== asked.owner) throw claimed();
  if (before.status === 'DELETED') throw new ContactDeleted('This key made a contact that was deleted since.');
  if (before.request !== asked.request)
    throw new IdempotencyKeyReused('This key made another contact before; use a new key for a new contact.');
  return { contact: before, replayed: true };
};

const addForGuest = async (ports: Ports, contact: ActiveContact, now: Date, trace: Trace): Promise<boolean> => {
  const outcome = await ports.addGuestContact(contact, now, trace);
  if (outcome !== 'refused') return outcome === 'added';
  await refuseClaimed(ports)({ sub: contact.owner, guest: true });
  throw new TooManyContacts('Use one of the contacts that are there already, or sign up.');
};

/**
 * Keeps an address. The id follows from the owner and the key, so that the row is its own idempotency row.
 * @throws IdempotencyKeyReused, ContactDeleted, TooManyContacts, GuestTokenClaimed
 */
export const createContact =
  (ports: Ports) =>
  async (wanted: Wanted, owner: Owner, idempotencyKey: string, trace: Trace): Promise<Kept> => {
    await refuseClaimed(ports)(owner);
    const now = ports.now();
    const id = derivedId('con', owner.sub, idempotencyKey);
    const contact = make({ id, owner: owner.sub, guest: owner.guest === true }, wanted, now);
    const before = await ports.loadContact(id);
    if (before !== undefined && !isGone(before, now)) return replay(before, contact);
    const added = await (owner.guest ? addForGuest(ports, contact, now, trace) : ports.addContact(contact, now, trace));
    if (added) return { contact, replayed: false };
    const winner = await ports.loadContact(id);
    if (winner === undefined) throw new ConcurrentChange(`${id} could be neither written nor read.`);
    return replay(winner, contact);
  };
