import * as z from 'zod';
import {
  priceChangeInputSchema,
  priceChangeSchema,
  priceChangesSchema,
} from '#functions/catalog/contract/price-change.ts';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

const ofProduct = z.object({ productId: z.string().min(1).max(64) });

export const schedulePriceChange = defineRoute({
  name: 'schedulePriceChange',
  method: 'POST',
  path: '/admin/products/{productId}/variants/{sku}/price-changes',
  access: 'admin',
  summary:
    'Sets all prices of one variant from a later time on; buyers see them within about a minute of it. Prices that are set by hand after that time hold.',
  idempotent: true,
  params: ofProduct.extend({ sku: skuSchema }),
  body: priceChangeInputSchema,
  responses: { 201: priceChangeSchema },
  errors: [
    'ProductNotFound',
    'VariantNotFound',
    'ProductAlreadyRetired',
    'ProductTooLarge',
    'PriceChangeInThePast',
    'PriceChangeTooFarAhead',
    'TooManyPriceChanges',
    'IdempotencyKeyReused',
    'ConcurrentChange',
  ],
});

export const listPriceChanges = defineRoute({
  name: 'listPriceChanges',
  method: 'GET',
  path: '/admin/products/{productId}/price-changes',
  access: 'admin',
  summary: 'The price changes of a product: those to come, and what became of the others.',
  params: ofProduct,
  responses: { 200: priceChangesSchema },
  errors: ['ProductNotFound'],
});

export const cancelPriceChange = defineRoute({
  name: 'cancelPriceChange',
  method: 'POST',
  path: '/admin/products/{productId}/price-changes/{priceChangeId}/cancel',
  access: 'admin',
  summary: 'Calls a price change off that was not applied yet. Asks for a state, so it may be repeated.',
  params: ofProduct.extend({ priceChangeId: z.string().min(1).max(64) }),
  responses: { 200: priceChangeSchema },
  errors: ['PriceChangeNotFound', 'PriceChangeAlreadyEnded', 'ConcurrentChange'],
});

export const priceChangeRoutes = [schedulePriceChange, listPriceChanges, cancelPriceChange] as const;
