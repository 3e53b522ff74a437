import type { ContactToken } from '#functions/notifications/contract/contact-token.ts';
import type { ActiveContact, Contact, DeletedContact } from '#functions/notifications/domain/contact.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type Now = () => Date;

export type LoadContact = (contactId: string) => Promise<Contact | undefined>;

/** Answers false when there is a contact with this id that is not garbage. */
export type AddContact = (contact: ActiveContact, now: Date, trace: Trace) => Promise<boolean>;

/** Answers false when the contact has changed since. */
export type DeleteContact = (contact: DeletedContact, version: number, trace: Trace) => Promise<boolean>;

/** What is kept of a guest: which contacts are the guest's, and whose they are since the guest was claimed. */
export type Guest = { readonly contacts: readonly string[]; readonly claimedBy?: string };

export type LoadGuest = (guest: string) => Promise<Guest | undefined>;

/**
 * In one transaction with the guest's row. Refused for a guest who was claimed, or who has too many; `there` when it is there
 * already, or is perhaps just being written.
 */
export type AddGuestContact = (
  contact: ActiveContact,
  now: Date,
  trace: Trace,
) => Promise<'added' | 'there' | 'refused'>;

/** The first claim stays; answers with the guest as it is after it. */
export type ClaimGuest = (guest: string, customer: string, now: Date) => Promise<Guest>;

/** From guest to customer, unless it is not the guest's any more. */
export type MoveContact = (
  contactId: string,
  guest: string,
  customer: string,
  now: Date,
  trace: Trace,
) => Promise<void>;

export type SignContact = (token: ContactToken) => Promise<string>;
