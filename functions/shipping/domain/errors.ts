import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const UnknownProduct = defineError('UnknownProduct', 'unprocessable', 'A SKU is not known.');
export const ProductRetired = defineError('ProductRetired', 'unprocessable', 'A product is no longer for sale.');
export const CurrencyNotOffered = defineError(
  'CurrencyNotOffered',
  'unprocessable',
  'A product has no price in this currency.',
);
export const CountryNotServed = defineError('CountryNotServed', 'unprocessable', 'Nothing is sent to this country.');
export const InvalidAddress = defineError('InvalidAddress', 'unprocessable', 'The address is not one of its country.');
export const ParcelTooHeavy = defineError('ParcelTooHeavy', 'unprocessable', 'The goods are too heavy to be sent.');
export const QuoteNotFound = defineError('QuoteNotFound', 'not-found', 'There is no such quote.');
