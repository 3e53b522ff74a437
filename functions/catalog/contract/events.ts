import * as z from 'zod';
import { productSchema } from '#functions/catalog/contract/product.ts';
import { defineEvent } from '#functions/shared/events/define-event.ts';

export const ProductPublished = defineEvent({
  context: 'catalog',
  name: 'ProductPublished',
  version: 1,
  summary: 'A product is for sale; carries the whole product, and comes again on every edit of a published one.',
  data: productSchema,
});

export const ProductPriceChanged = defineEvent({
  context: 'catalog',
  name: 'ProductPriceChanged',
  version: 1,
  summary: 'Prices of one variant of a published product changed.',
  data: z.object({
    productId: z.string(),
    sku: z.string(),
    before: z.record(z.string(), z.int().nonnegative()),
    after: z.record(z.string(), z.int().nonnegative()),
    effectiveAt: z.iso.datetime(),
  }),
});

export const ProductRetired = defineEvent({
  context: 'catalog',
  name: 'ProductRetired',
  version: 1,
  summary: 'A product is no longer for sale.',
  data: z.object({ productId: z.string(), skus: z.array(z.string()) }),
});

/** Beside version 1 until nobody reads that any more. */
export const ProductRetiredV2 = defineEvent({
  context: 'catalog',
  name: 'ProductRetired',
  version: 2,
  summary: 'A product is no longer for sale; says since when.',
  data: z.object({
    productId: z.string(),
    skus: z.array(z.string()),
    retiredAt: z.iso.datetime(),
  }),
});

export const catalogEvents = [ProductPublished, ProductPriceChanged, ProductRetired, ProductRetiredV2] as const;
