import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `<contactId>` | `contact` | an e-mail address, or what is left of a deleted one; a guest's expires |
 * | `<guest>` | `guest` | which contacts a guest has, and who claimed them |
 */
export const notificationsTable = defineTable({ context: 'notifications', indexes: {}, stream: false, expires: true });

export const contactKey = (contactId: string) => ({ pk: contactId, sk: 'contact' });
export const guestKey = (guest: string) => ({ pk: guest, sk: 'guest' });
