import { DEFAULT_LANGUAGE } from '#functions/catalog/contract/language.ts';
import { readText } from '#functions/catalog/import/map/read-text.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { canonicalLanguage } from '#functions/shared/runtime/api/language-tag.ts';

/** `pt_BR`, as some systems write it, is `pt-BR`. What is no tag stays, for the catalogue to object to. */
const readLanguage = (row: Row, { language }: Mapping): string | undefined => {
  const tag = readText(row, language)?.replaceAll('_', '-');
  return tag && (canonicalLanguage(tag) ?? tag);
};

type Translations = NonNullable<ImportedProduct['translations']>;

/** The language of a row, and what it says in others: a translation into its own language would say the same again. */
export const readLanguages = (
  row: Row,
  mapping: Mapping,
): { readonly language: string | undefined; readonly translations: Translations } => {
  const language = readLanguage(row, mapping);
  const others = Object.entries(mapping.translations ?? {}).filter(([tag]) => tag !== (language ?? DEFAULT_LANGUAGE));
  const translations = others.flatMap(([tag, sources]) => {
    const [title, description] = [readText(row, sources.title), readText(row, sources.description)];
    return title === undefined ? [] : [[tag, { title, ...(description !== undefined && { description }) }] as const];
  });
  return { language, translations: Object.fromEntries(translations) };
};
