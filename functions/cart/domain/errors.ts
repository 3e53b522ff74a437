import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const UnknownProduct = defineError('UnknownProduct', 'unprocessable', 'A SKU is not known.');
export const ProductRetired = defineError('ProductRetired', 'unprocessable', 'A product is no longer for sale.');
export const CurrencyNotOffered = defineError(
  'CurrencyNotOffered',
  'unprocessable',
  'A product has no price in this currency.',
);
export const CartFull = defineError('CartFull', 'conflict', 'The cart has as many lines as it can hold.');
export const QuantityTooLarge = defineError('QuantityTooLarge', 'conflict', 'A line can hold no more pieces.');
export const CartLineNotFound = defineError('CartLineNotFound', 'not-found', 'The cart has no such line.');
