import type { Prices, ProductInput, ProductPatch } from '#functions/catalog/contract/product-input.ts';
import { ProductAlreadyRetired, VariantNotFound } from '#functions/catalog/domain/errors.ts';
import { mergeVariants } from '#functions/catalog/domain/merge-variants.ts';
import type { Draft, Product, Published } from '#functions/catalog/domain/product.ts';
import { tidyTranslations } from '#functions/catalog/domain/translations.ts';

type Editable = Draft | Published;

const editable = (product: Product): Editable => {
  if (product.status !== 'retired') return product;
  throw new ProductAlreadyRetired(`${product.id} is retired: publish it before changing it.`, { id: product.id });
};

/** Everything people write, anew. @throws ProductAlreadyRetired */
export const replace = (product: Product, content: ProductInput): Editable => ({
  ...editable(product),
  ...content,
  brand: content.brand,
  language: content.language,
  translations: tidyTranslations(content.translations),
  variants: mergeVariants(product.variants, content.variants),
});

/** Only what is given. @throws ProductAlreadyRetired */
export const patch = (product: Product, { brand, translations, variants, ...fields }: ProductPatch): Editable => ({
  ...editable(product),
  title: fields.title ?? product.title,
  description: fields.description ?? product.description,
  language: fields.language ?? product.language,
  translations: translations === undefined ? product.translations : tidyTranslations(translations),
  category: fields.category ?? product.category,
  taxCategory: fields.taxCategory ?? product.taxCategory,
  media: fields.media ?? product.media,
  attributes: fields.attributes ?? product.attributes,
  brand: brand === undefined ? product.brand : (brand ?? undefined),
  variants: variants === undefined ? product.variants : mergeVariants(product.variants, variants),
});

/** @throws ProductAlreadyRetired, VariantNotFound also for a variant that is retired */
export const setPrices = (product: Product, sku: string, prices: Prices): Editable => {
  const { variants, ...kept } = editable(product);
  if (!variants.some((variant) => variant.sku === sku && variant.status === 'active'))
    throw new VariantNotFound(`${product.id} has no variant ${sku} for sale.`, { id: product.id, sku });
  return { ...kept, variants: variants.map((variant) => (variant.sku === sku ? { ...variant, prices } : variant)) };
};
