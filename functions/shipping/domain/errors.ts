import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const ParcelTooHeavy = defineError('ParcelTooHeavy', 'unprocessable', 'The goods are too heavy to be sent.');
export const QuoteNotFound = defineError('QuoteNotFound', 'not-found', 'There is no such quote.');
