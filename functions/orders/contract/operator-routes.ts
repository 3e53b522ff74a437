import * as z from 'zod';
import { operatorReasons } from '#functions/orders/contract/cancel-reasons.ts';
import { orderParams, orderSchema, timelineSchema } from '#functions/orders/contract/order-schemas.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

/** An order as operators see it. */
export const orderForOperatorsSchema = orderSchema.extend({
  problem: z.string().optional().describe('The error that is in the way of its undo, when it needs attention'),
});

const operator = { access: 'admin', params: orderParams } as const;

export const getAnyOrder = defineRoute({
  ...operator,
  name: 'getAnyOrder',
  method: 'GET',
  path: '/admin/orders/{orderId}',
  summary: "Anyone's order.",
  responses: { 200: orderForOperatorsSchema },
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
  body: z.strictObject({ reason: z.enum(operatorReasons).optional() }),
  responses: { 202: orderForOperatorsSchema },
  errors: ['OrderNotFound', 'OrderAlreadyDecided'],
});

export const resumeOrder = defineRoute({
  ...operator,
  name: 'resumeOrder',
  method: 'POST',
  path: '/admin/orders/{orderId}/resume',
  summary: 'Takes up the undo of an order that needs attention again.',
  responses: { 202: orderForOperatorsSchema },
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
    cursor: z.string().max(512).optional(),
  }),
  responses: { 200: z.object({ items: z.array(orderForOperatorsSchema), nextCursor: z.string().optional() }) },
  errors: ['InvalidCursor'],
});

export const operatorRoutes = [listUnsettledOrders, getAnyOrder, getAnyTimeline, cancelAnyOrder, resumeOrder] as const;
