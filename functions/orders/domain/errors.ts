import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const UnknownProduct = defineError('UnknownProduct', 'unprocessable', 'A SKU is not known.');
export const ProductRetired = defineError('ProductRetired', 'unprocessable', 'A product is no longer for sale.');
export const CurrencyNotOffered = defineError(
  'CurrencyNotOffered',
  'unprocessable',
  'A product has no price in this currency.',
);
export const PriceChanged = defineError('PriceChanged', 'conflict', 'The total is not the one that the buyer saw.');
export const OrderNotFound = defineError('OrderNotFound', 'not-found', 'There is no such order.');
export { OrderAlreadyDecided } from '#functions/orders/contract/errors.ts';
export const OrderNotParked = defineError('OrderNotParked', 'conflict', 'The order does not need attention.');
