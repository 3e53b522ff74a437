import type { ProductInput } from '#functions/catalog/contract/product-input.ts';
import { mergeVariants } from '#functions/catalog/domain/merge-variants.ts';
import type { Act, Decided, ProductId } from '#functions/catalog/domain/product.ts';
import { publish } from '#functions/catalog/domain/publish-product.ts';
import { tidyTranslations } from '#functions/catalog/domain/translations.ts';

export type Creation = {
  readonly id: ProductId;
  readonly externalId?: string;
  readonly request?: string;
  readonly content: ProductInput;
  readonly publish: boolean;
};

/** A draft, or on sale at once. */
export const create = ({ content, publish: atOnce, ...identity }: Creation, act: Act): Decided => {
  const variants = mergeVariants([], content.variants);
  const translations = tidyTranslations(content.translations);
  const draft: Decided = { ...identity, ...content, translations, variants, status: 'draft' };
  return atOnce ? publish(draft, act) : draft;
};
