import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const CartFull = defineError('CartFull', 'conflict', 'The cart has as many lines as it can hold.');
export const QuantityTooLarge = defineError('QuantityTooLarge', 'conflict', 'A line can hold no more pieces.');
export const CartLineNotFound = defineError('CartLineNotFound', 'not-found', 'The cart has no such line.');
