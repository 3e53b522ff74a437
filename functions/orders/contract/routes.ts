import * as z from 'zod';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { buyerReasons } from '#functions/orders/contract/cancel-reasons.ts';
import { operatorRoutes } from '#functions/orders/contract/operator-routes.ts';
import {
  expandedOrderSchema,
  orderSchema,
  orderParams as params,
  timelineSchema,
} from '#functions/orders/contract/order-schemas.ts';
import { currencySchema, nonNegativeMoneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineRoute, forGuests } from '#functions/shared/runtime/define-route.ts';

export * from '#functions/orders/contract/operator-routes.ts';
export * from '#functions/orders/contract/order-schemas.ts';

export const MAX_LINES = 100;
export const MAX_QUANTITY = 999;

/** Any text: one that is not signed is refused by name. */
const token = z.string().min(1).max(2_048);

export const placeOrderSchema = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: skuSchema, quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES),
  currency: currencySchema,
  expectedTotal: nonNegativeMoneySchema.describe('What the buyer saw and agreed to pay, shipping included'),
  paymentMethod: z
    .string()
    .regex(/^tok_[a-z0-9_]{1,60}$/, 'must be a token of the payment provider')
    .describe('A token of the payment provider; never a card number'),
  quote: token.optional().describe('As POST /shipping/quotes gave it, for these goods'),
  contact: token.optional().describe('As POST /notifications/contacts gave it'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a code of ISO 3166-1 alpha-2')
    .optional()
    .describe("Whose taxes it bears; the quote's where there is one, else the shop's own"),
  cart: z
    .strictObject({ id: z.string().max(64), version: z.int().nonnegative() })
    .optional()
    .describe('Echoed in OrderConfirmed, so that the cart is emptied of what was bought'),
});

export const placeOrder = defineRoute({
  name: 'placeOrder',
  method: 'POST',
  path: '/orders',
  access: 'buyer',
  summary: 'Places an order; checkout decides it within seconds.',
  idempotent: true,
  body: placeOrderSchema,
  responses: { 202: orderSchema },
  errors: [
    'UnknownProduct',
    'ProductRetired',
    'CurrencyNotOffered',
    'CurrencyMismatch',
    'PriceChanged',
    'QuoteInvalid',
    'QuoteExpired',
    'QuoteForAnotherBuyer',
    'QuoteForOtherGoods',
    'QuoteForAnotherCountry',
    'QuoteForAnotherCurrency',
    'ContactInvalid',
    'ContactOfAnotherBuyer',
    'CountryNotServed',
    'IdempotencyKeyReused',
    'MoneyOverflow',
    'TooManyRequests',
  ],
});

export const listOrders = defineRoute({
  name: 'listOrders',
  method: 'GET',
  path: '/orders',
  access: 'buyer',
  summary: 'My orders, newest first.',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(512).optional(),
  }),
  responses: { 200: z.object({ items: z.array(orderSchema), nextCursor: z.string().optional() }) },
  errors: ['InvalidCursor'],
});

export const getOrder = defineRoute({
  name: 'getOrder',
  method: 'GET',
  path: '/orders/{orderId}',
  access: 'buyer',
  summary: 'One of my orders.',
  params,
  query: z.object({ expand: z.enum(['timeline']).optional() }),
  responses: { 200: expandedOrderSchema },
  errors: ['OrderNotFound'],
});

export const getTimeline = defineRoute({
  name: 'getTimeline',
  method: 'GET',
  path: '/orders/{orderId}/timeline',
  access: 'buyer',
  summary: 'What happened to one of my orders, oldest first.',
  params,
  responses: { 200: timelineSchema },
  errors: ['OrderNotFound'],
});

export const cancelOrder = defineRoute({
  name: 'cancelOrder',
  method: 'POST',
  path: '/orders/{orderId}/cancel',
  access: 'buyer',
  summary: 'Cancels one of my orders; everything is undone, then it is CANCELLED.',
  params,
  body: z.strictObject({ reason: z.enum(buyerReasons).optional() }),
  responses: { 202: orderSchema },
  errors: ['OrderNotFound', 'OrderAlreadyDecided'],
});

export const placeOrderAsGuest = forGuests(placeOrder);
export const listOrdersAsGuest = forGuests(listOrders);
export const getOrderAsGuest = forGuests(getOrder);
export const getTimelineAsGuest = forGuests(getTimeline);
export const cancelOrderAsGuest = forGuests(cancelOrder);

export const ordersRoutes = [
  placeOrder,
  listOrders,
  getOrder,
  getTimeline,
  cancelOrder,
  placeOrderAsGuest,
  listOrdersAsGuest,
  getOrderAsGuest,
  getTimelineAsGuest,
  cancelOrderAsGuest,
  ...operatorRoutes,
] as const;
