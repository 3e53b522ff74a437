import { languageOf } from '#functions/catalog/domain/product.ts';
import type { ChooseLanguage } from '#functions/shared/runtime/api/accept-language.ts';

type Texts = { readonly title: string; readonly description?: string | undefined };

/** What is written in a language, and may be so in others. */
type Written = Texts & {
  readonly language?: string | undefined;
  readonly translations?: Readonly<Record<string, Texts>> | undefined;
};

/** The texts in the language that is chosen out of those there are, of which the own one is first. */
export const chosenOf = (own: Written, choose: ChooseLanguage) => {
  const { translations = {} } = own;
  const languages: [string, ...string[]] = [languageOf(own), ...Object.keys(translations).sort()];
  const language = choose(languages);
  return { texts: translations[language] ?? own, shownIn: { language, languages } };
};
