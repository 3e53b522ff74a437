import * as z from 'zod';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { currencySchema, moneySchema, nonNegativeMoneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

const params = z.object({ orderId: z.string().regex(/^ord_[0-9a-z]{26}$/) });

export const MAX_LINES = 100;
export const MAX_QUANTITY = 999;

export const orderStatusSchema = z.enum([
  'PENDING',
  'CONFIRMED',
  'CANCELLING',
  'REJECTED',
  'CANCELLED',
  'NEEDS_ATTENTION',
]);

const orderLineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  quantity: z.int(),
  price: z.int().describe('Of one piece, with tax, in minor units'),
  net: z.int(),
  tax: z.int(),
  gross: z.int(),
});

export const orderSchema = z.object({
  id: z.string(),
  status: orderStatusSchema,
  /** Why it was rejected or cancelled, or needs attention. */
  reason: z.string().optional(),
  placedAt: z.iso.datetime(),
  total: moneySchema,
  lines: z.array(orderLineSchema),
});

export const timelineSchema = z.object({
  orderId: z.string(),
  status: orderStatusSchema,
  entries: z.array(z.object({ what: z.string(), at: z.iso.datetime(), by: z.string(), reason: z.string().optional() })),
});

export const placeOrderSchema = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: skuSchema, quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES),
  currency: currencySchema,
  /** What the buyer saw and agreed to pay. */
  expectedTotal: nonNegativeMoneySchema,
  /** A token of the payment provider; never a card number. */
  paymentMethod: z.string().regex(/^tok_[a-z0-9_]{1,60}$/, 'must be a token of the payment provider'),
  /** Echoed in OrderConfirmed, so that the cart is emptied of what was bought. */
  cart: z.strictObject({ id: z.string().max(64), version: z.int().nonnegative() }).optional(),
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
    'IdempotencyKeyReused',
    'MoneyOverflow',
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
  responses: { 200: orderSchema },
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

const cancelBody = z.strictObject({ reason: z.string().trim().min(1).max(200).optional() });

export const cancelOrder = defineRoute({
  name: 'cancelOrder',
  method: 'POST',
  path: '/orders/{orderId}/cancel',
  access: 'buyer',
  summary: 'Cancels one of my orders; everything is undone, then it is CANCELLED.',
  params,
  body: cancelBody,
  responses: { 202: orderSchema },
  errors: ['OrderNotFound', 'OrderAlreadyDecided'],
});

const operator = { access: 'admin', params } as const;

export const getAnyOrder = defineRoute({
  ...operator,
  name: 'getAnyOrder',
  method: 'GET',
  path: '/admin/orders/{orderId}',
  summary: "Anyone's order.",
  responses: { 200: orderSchema },
  errors: ['OrderNotFound'],
});

export const getAnyTimeline = defineRoute({
  ...operator,
  name: 'getAnyTimeline',
  method: 'GET',
  path: '/admin/orders/{orderId}/timeline',
  summary: "What happened to anyone's order, oldest first.",
  responses: { 200: timelineSchema },
  errors: ['OrderNotFound'],
});

export const cancelAnyOrder = defineRoute({
  ...operator,
  name: 'cancelAnyOrder',
  method: 'POST',
  path: '/admin/orders/{orderId}/cancel',
  summary: "Cancels anyone's order.",
  body: cancelBody,
  responses: { 202: orderSchema },
  errors: ['OrderNotFound', 'OrderAlreadyDecided'],
});

export const resumeOrder = defineRoute({
  ...operator,
  name: 'resumeOrder',
  method: 'POST',
  path: '/admin/orders/{orderId}/resume',
  summary: 'Takes up the undo of an order that needs attention again.',
  responses: { 202: orderSchema },
  errors: ['OrderNotFound', 'OrderNotParked'],
});

export const listUnsettledOrders = defineRoute({
  name: 'listUnsettledOrders',
  method: 'GET',
  path: '/admin/orders',
  access: 'admin',
  summary: 'Orders that are being undone or need attention, oldest first.',
  query: z.object({
    status: z.enum(['CANCELLING', 'NEEDS_ATTENTION']).default('NEEDS_ATTENTION'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  responses: { 200: z.object({ items: z.array(orderSchema) }) },
  errors: [],
});

export const ordersRoutes = [
  placeOrder,
  listOrders,
  getOrder,
  getTimeline,
  cancelOrder,
  listUnsettledOrders,
  getAnyOrder,
  getAnyTimeline,
  cancelAnyOrder,
  resumeOrder,
] as const;
