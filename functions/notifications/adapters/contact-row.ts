import { contactKey } from '#functions/notifications/adapters/notifications-table.ts';
import type { Contact } from '#functions/notifications/domain/contact.ts';
import { type StoredTrace, storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';

type ContactRow = Contact & {
  readonly pk: string;
  readonly sk: string;
  readonly v: 1;
  readonly trace: StoredTrace;
};

export const toRow = (contact: Contact, trace: Trace): Record<string, unknown> => ({
  ...contactKey(contact.id),
  v: 1,
  ...contact,
  trace: storeTrace(trace),
});

/** Rows of other schema versions will be brought up to date here. */
export const fromRow = (row: Record<string, unknown>): Contact => {
  const { pk: _pk, sk: _sk, v: _v, trace: _trace, ...contact } = row as ContactRow;
  return contact as Contact;
};
