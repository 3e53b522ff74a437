import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** What whoever sells, quotes or keeps a product in a cart says of it. */
export const UnknownProduct = defineError('UnknownProduct', 'unprocessable', 'A SKU is not known.');
export const ProductRetired = defineError('ProductRetired', 'unprocessable', 'A product is no longer for sale.');
export const CurrencyNotOffered = defineError(
  'CurrencyNotOffered',
  'unprocessable',
  'There is no price in this currency.',
);
