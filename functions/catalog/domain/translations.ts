import { LanguageRepeated } from '#functions/catalog/domain/errors.ts';
import { type Content, languageOf, type Product } from '#functions/catalog/domain/product.ts';

type Translations = Content['translations'];

/** None at all rather than an empty list of them. */
export const tidyTranslations = (given: Translations | null): Translations =>
  given && Object.keys(given).length > 0 ? given : undefined;

/** @throws LanguageRepeated where one would stand beside the product's own texts */
export const refuseRepeatedLanguage = (product: Product): void => {
  const language = languageOf(product);
  if (product.translations !== undefined && Object.hasOwn(product.translations, language))
    throw new LanguageRepeated(`${product.id} itself is in ${language}: leave that translation out.`, { language });
};
