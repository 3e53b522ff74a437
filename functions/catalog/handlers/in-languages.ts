import type { PublicProduct } from '#functions/catalog/contract/product-views.ts';
import { type ChooseLanguage, languageChooser } from '#functions/shared/runtime/api/accept-language.ts';
import { etag } from '#functions/shared/runtime/api/answers.ts';

export const chooserOf = (headers: Readonly<Record<string, string | undefined>>): ChooseLanguage =>
  languageChooser(headers['accept-language']);

/** What is shown of a version in another language than its own is another thing to caches. */
export const headersOfShown = (version: number, { language, languages: [own] }: PublicProduct) => ({
  ...etag(version, language === own ? undefined : language),
  'content-language': language,
});
