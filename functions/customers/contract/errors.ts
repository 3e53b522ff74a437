import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** In an address book, or where goods are to go. */
export const InvalidAddress = defineError('InvalidAddress', 'unprocessable', 'The address is not one of its country.');
