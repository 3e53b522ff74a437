import { chosenOf } from '#functions/catalog/application/choose-texts.ts';
import type {
  ProductForOperators,
  ProductLine,
  ProductSummary,
  PublicProduct,
} from '#functions/catalog/contract/product-views.ts';
import { type Product, type Published, toContract } from '#functions/catalog/domain/product.ts';
import type { ChooseLanguage } from '#functions/shared/runtime/api/accept-language.ts';

export const forOperators = (product: Product): ProductForOperators => ({
  ...toContract(product),
  externalId: product.externalId,
  version: product.version,
  createdAt: product.createdAt,
  updatedAt: product.updatedAt,
  publishedAt: 'publishedAt' in product ? product.publishedAt : undefined,
  retiredAt: 'retiredAt' in product ? product.retiredAt : undefined,
});

/** What operators find it by among others. */
export const lineForOperators = (product: Product): ProductLine => {
  const { description, language, translations, taxCategory, media, attributes, variants, ...line } =
    forOperators(product);
  return { ...line, skus: variants.map(({ sku }) => sku) };
};

/** As buyers see it, in the language that is chosen out of those there are. */
export const forBuyers = (product: Product, choose: ChooseLanguage): PublicProduct => {
  const { translations: _, ...said } = toContract(product);
  const { texts, shownIn } = chosenOf(product, choose);
  return { ...said, ...shownIn, title: texts.title, description: texts.description ?? said.description };
};

export const summaryOf = ({ variants, media, ...product }: Published, choose: ChooseLanguage): ProductSummary => {
  const { texts, shownIn } = chosenOf(product, choose);
  return {
    id: product.id,
    title: texts.title,
    ...shownIn,
    category: product.category,
    brand: product.brand,
    taxCategory: product.taxCategory,
    image: media[0],
    publishedAt: product.publishedAt,
    variants: variants.filter(({ status }) => status === 'active').map(({ status: _, ...variant }) => variant),
  };
};
