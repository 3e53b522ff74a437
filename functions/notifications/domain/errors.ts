import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const ContactNotFound = defineError('ContactNotFound', 'not-found', 'There is no such contact.');
export const ContactDeleted = defineError('ContactDeleted', 'gone', 'The contact was deleted.');
export const TooManyContacts = defineError('TooManyContacts', 'conflict', 'A guest has no need of so many contacts.');
