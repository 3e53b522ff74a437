import * as z from 'zod';
import { WEBHOOK_PATH } from '#functions/sandbox/contract/index.ts';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

const params = z.object({ orderId: z.string().regex(/^ord_[0-9a-z]{26}$/) });

/** A payment as operators see it. */
export const paymentSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  intentId: z.string().describe("The provider's own id"),
  amount: moneySchema,
  status: z.enum(['PENDING', 'AUTHORISED', 'DECLINED', 'VOIDED', 'CAPTURED', 'REFUNDED']),
  history: z.array(
    z.object({
      sequence: z.int().positive(),
      what: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      reason: z.string().optional(),
    }),
  ),
});

const provider = ['ProviderTimeout', 'ProviderUnavailable', 'ProviderRefused'] as const;

const keyed = ['IdempotencyKeyReused', 'RequestInProgress'] as const;

export const getPayment = defineRoute({
  name: 'getPayment',
  method: 'GET',
  path: '/admin/payments/{orderId}',
  access: 'admin',
  summary: 'The payment of an order with its history.',
  params,
  responses: { 200: paymentSchema },
  errors: ['PaymentNotFound'],
});

/** Safe to do twice also under another key: the order and the act are its natural key. */
export const capturePayment = defineRoute({
  name: 'capturePayment',
  method: 'POST',
  path: '/admin/payments/{orderId}/capture',
  access: 'admin',
  summary: 'Takes what is held for an order, whole and once.',
  idempotent: 'stored',
  params,
  responses: { 200: paymentSchema },
  errors: ['PaymentNotFound', 'PaymentNotAuthorised', 'OrderAlreadyDecided', 'ConcurrentChange', ...keyed, ...provider],
});

export const refundPayment = defineRoute({
  name: 'refundPayment',
  method: 'POST',
  path: '/admin/payments/{orderId}/refund',
  access: 'admin',
  summary: 'Gives back what was taken for an order, whole and once.',
  idempotent: 'stored',
  params,
  responses: { 200: paymentSchema },
  errors: ['PaymentNotFound', 'PaymentNotCaptured', 'ConcurrentChange', ...keyed, ...provider],
});

export const receiveSandboxWebhook = defineRoute({
  name: 'receiveSandboxWebhook',
  method: 'POST',
  path: WEBHOOK_PATH,
  access: 'public',
  summary: 'The sandbox provider tells what happened to an intent; its signature is checked before the body is read.',
  rawBody: true,
  responses: { 202: z.object({ outcome: z.enum(['recorded', 'ignored']) }) },
  errors: ['InvalidSignature', 'ConcurrentChange', ...provider],
});

export const paymentsRoutes = [getPayment, capturePayment, refundPayment, receiveSandboxWebhook] as const;
