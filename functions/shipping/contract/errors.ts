import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** By a quote, or by an order without one. */
export const CountryNotServed = defineError('CountryNotServed', 'unprocessable', 'Nothing is sent to this country.');
