import * as z from 'zod';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

const params = z.object({ sku: skuSchema });

export const stockSchema = z.object({
  sku: z.string(),
  available: z.int(),
  held: z.int(),
  sold: z.int(),
  received: z.int(),
  writtenOff: z.int(),
  level: z.enum(['in', 'low', 'out']),
  updatedAt: z.iso.datetime(),
});

export const receiveStock = defineRoute({
  name: 'receiveStock',
  method: 'POST',
  path: '/admin/stock/{sku}/receipts',
  access: 'admin',
  summary: 'Pieces arrived: adds them to what is available.',
  idempotent: true,
  params,
  body: z.strictObject({ quantity: z.int().min(1).max(1_000_000) }),
  responses: { 201: stockSchema },
  errors: ['UnknownSku', 'IdempotencyKeyReused', 'ReceiptExpired', 'TooManyCounts', 'StockBusy'],
});

export const adjustStock = defineRoute({
  name: 'adjustStock',
  method: 'POST',
  path: '/admin/stock/{sku}/adjustments',
  access: 'admin',
  summary: 'Pieces were lost (negative) or found (positive): corrects what is available.',
  idempotent: true,
  params,
  body: z.strictObject({
    quantity: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((n) => n !== 0, 'must not be 0'),
    reason: z.string().max(200).trim().min(1),
  }),
  responses: { 201: stockSchema },
  errors: ['UnknownSku', 'OutOfStock', 'IdempotencyKeyReused', 'ReceiptExpired', 'TooManyCounts', 'StockBusy'],
});

export const getStock = defineRoute({
  name: 'getStock',
  method: 'GET',
  path: '/stock/{sku}',
  access: 'public',
  summary: 'Whether a SKU is in stock.',
  params,
  responses: { 200: z.object({ sku: z.string(), level: z.enum(['in', 'low', 'out']) }) },
  errors: ['UnknownSku'],
});

export const getStockForOperators = defineRoute({
  name: 'getStockForOperators',
  method: 'GET',
  path: '/admin/stock/{sku}',
  access: 'admin',
  summary: 'The counts of a SKU.',
  params,
  responses: { 200: stockSchema },
  errors: ['UnknownSku'],
});

export const inventoryRoutes = [receiveStock, adjustStock, getStock, getStockForOperators] as const;
