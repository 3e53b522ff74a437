import type { ProductForOperators, ProductSummary } from '#functions/catalog/contract/product-views.ts';
import { type Product, type Published, toContract } from '#functions/catalog/domain/product.ts';

export const forOperators = (product: Product): ProductForOperators => ({
  ...toContract(product),
  externalId: product.externalId,
  version: product.version,
  createdAt: product.createdAt,
  updatedAt: product.updatedAt,
  publishedAt: 'publishedAt' in product ? product.publishedAt : undefined,
  retiredAt: 'retiredAt' in product ? product.retiredAt : undefined,
});

export const summaryOf = ({ variants, media, ...product }: Published): ProductSummary => ({
  id: product.id,
  title: product.title,
  category: product.category,
  brand: product.brand,
  taxCategory: product.taxCategory,
  image: media[0],
  publishedAt: product.publishedAt,
  variants: variants.filter(({ status }) => status === 'active').map(({ status: _, ...variant }) => variant),
});
