import * as z from 'zod';
import { canonicalLanguage } from '#functions/shared/runtime/api/language-tag.ts';

/** The language of texts that do not say theirs. */
export const DEFAULT_LANGUAGE = 'en';

const MAX_TRANSLATIONS = 20;

const isLanguage = (tag: string): boolean => canonicalLanguage(tag) !== undefined;

const canonical = (tag: string): string => canonicalLanguage(tag) ?? tag;

/** What no language's tag is longer than: RFC 5646, 4.4.1. */
const tagText = z.string().max(35);

/** Canonical whatever case it came in: `de-at` → `de-AT`. */
export const languageSchema = tagText
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, { error: 'is no language tag of BCP 47', abort: true })
  .refine(isLanguage, 'is no language tag of BCP 47')
  .overwrite(canonical)
  .meta({ description: 'A language tag of BCP 47', examples: ['en', 'pt-BR'] });

const canonicalKeys = <Texts>(translations: Record<string, Texts>): Record<string, Texts> =>
  Object.fromEntries(Object.entries(translations).map(([tag, texts]) => [canonical(tag), texts]));

/** Language → texts in it. */
export const byLanguage = <Texts extends z.ZodType>(texts: Texts) =>
  z
    .record(tagText, texts)
    .superRefine((translations, context) => {
      const tags = Object.keys(translations);
      if (tags.length > MAX_TRANSLATIONS)
        context.addIssue({ code: 'custom', message: `at most ${MAX_TRANSLATIONS} languages` });
      const seen = new Set<string>();
      for (const tag of tags) {
        const { data, error } = languageSchema.safeParse(tag);
        const message = error?.issues[0]?.message ?? (seen.has(canonical(tag)) && 'is the language of another above');
        if (message) context.addIssue({ code: 'custom', path: [tag], message });
        if (data) seen.add(data);
      }
    })
    .overwrite(canonicalKeys);
