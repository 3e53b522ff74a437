import * as z from 'zod';
import { cartSchema, MAX_LINES, MAX_QUANTITY, shownLineSchema } from '#functions/cart/contract/cart.ts';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { currencySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineRoute, forGuests } from '#functions/shared/runtime/define-route.ts';

const quantity = z.int().min(1).max(MAX_QUANTITY);
const params = z.object({ sku: skuSchema });
const responses = { 200: cartSchema } as const;
const stale = ['StaleVersion'] as const;

export const getCart = defineRoute({
  name: 'getCart',
  method: 'GET',
  path: '/cart',
  access: 'buyer',
  summary: 'My cart at today’s prices, with what changed since I saw it; empty when I have none.',
  responses,
  errors: [],
});

export const addToCart = defineRoute({
  name: 'addToCart',
  method: 'POST',
  path: '/cart/lines',
  access: 'buyer',
  summary: 'Puts pieces into my cart, beside those that are there.',
  idempotent: 'stored',
  body: z.strictObject({ sku: skuSchema, quantity }),
  responses,
  errors: [
    'UnknownProduct',
    'ProductRetired',
    'CurrencyNotOffered',
    'CartFull',
    'QuantityTooLarge',
    'MoneyOverflow',
    'IdempotencyKeyReused',
    'RequestInProgress',
  ],
});

export const setCartLine = defineRoute({
  name: 'setCartLine',
  method: 'PUT',
  path: '/cart/lines/{sku}',
  access: 'buyer',
  summary: 'Says how many pieces of a line I want.',
  ifMatch: true,
  params,
  body: z.strictObject({ quantity }),
  responses,
  errors: ['CartLineNotFound', 'ProductRetired', 'CurrencyNotOffered', 'MoneyOverflow', ...stale],
});

export const removeCartLine = defineRoute({
  name: 'removeCartLine',
  method: 'DELETE',
  path: '/cart/lines/{sku}',
  access: 'buyer',
  summary: 'Takes a line out of my cart.',
  ifMatch: true,
  params,
  responses,
  errors: ['CartLineNotFound', ...stale],
});

export const clearCart = defineRoute({
  name: 'clearCart',
  method: 'DELETE',
  path: '/cart',
  access: 'buyer',
  summary: 'Takes everything out of my cart.',
  ifMatch: true,
  responses,
  errors: [...stale],
});

export const setCartCurrency = defineRoute({
  name: 'setCartCurrency',
  method: 'PUT',
  path: '/cart/currency',
  access: 'buyer',
  summary: 'Says in which currency I want to pay; every line must be offered in it.',
  ifMatch: true,
  body: z.strictObject({ currency: currencySchema }),
  responses,
  errors: ['CurrencyNotOffered', 'MoneyOverflow', ...stale],
});

/** The version says nothing of prices and levels, which move without it: the body says what the buyer saw of them. */
export const seeCart = defineRoute({
  name: 'seeCart',
  method: 'POST',
  path: '/cart/seen',
  access: 'buyer',
  summary:
    'I have seen these lines, and the notices. What is still as it was shown counts as seen; all else stays in changes.',
  ifMatch: true,
  body: z.strictObject({ lines: z.array(shownLineSchema).max(MAX_LINES) }),
  responses,
  errors: ['CartLineNotFound', ...stale],
});

export const cartRoutes = [
  getCart,
  addToCart,
  setCartLine,
  removeCartLine,
  clearCart,
  setCartCurrency,
  seeCart,
  forGuests(getCart),
  forGuests(addToCart),
  forGuests(setCartLine),
  forGuests(removeCartLine),
  forGuests(clearCart),
  forGuests(setCartCurrency),
  forGuests(seeCart),
] as const;
