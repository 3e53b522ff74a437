import type { MappingInput } from '#functions/catalog/import/mapping/mapping.ts';
import { canonicalLanguage } from '#functions/shared/runtime/api/language-tag.ts';
import { type Facts, isText } from '#scripts/import/suggest/facts.ts';
import { findColumns, type Wanted } from '#scripts/import/suggest/find-column.ts';
import { type Guess, guess, type TextInput } from '#scripts/import/suggest/guess.ts';
import { descriptionStep, textOf } from '#scripts/import/suggest/guess-text.ts';
import { WANTED } from '#scripts/import/suggest/wanted.ts';

const ENGLISH_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const TAGGED = /^(?<what>.+?) (?<language>[a-z]{2})(?: (?<region>[a-z]{2}))?$/;

/** `title pt br` is a title in `pt-BR`; nothing where the last word is no language. */
const taggedAs = ({ words }: Facts): { readonly what: string; readonly tag: string } | undefined => {
  const { what, language, region } = TAGGED.exec(words)?.groups ?? {};
  if (what === undefined || language === undefined || ENGLISH_NAMES.of(language) === undefined) return undefined;
  const tag = canonicalLanguage(region === undefined ? language : `${language}-${region}`);
  return tag === undefined ? undefined : { what, tag };
};

/** Columns by the language that their names end with, of those that are otherwise named like what is wanted. */
const columnsByTag = (all: readonly Facts[], { names, never }: Wanted): Map<string, Facts> =>
  new Map(
    all.filter(isText).flatMap((facts) => {
      const tagged = taggedAs(facts);
      const isNamed = tagged && !never?.test(tagged.what) && names.some((name) => name.test(tagged.what));
      return isNamed ? [[tagged.tag, facts] as const] : [];
    }),
  );

/** Said by the name of the title's column, or by another column. */
export const guessLanguage = (all: readonly Facts[], title: string | undefined): Guess<TextInput>[] => {
  const titled = all.find(({ column }) => column === title);
  const tagged = titled && taggedAs(titled);
  if (tagged) return [guess({ constant: tagged.tag }, [titled.column], 'the name of the title’s column ends with it')];
  return findColumns(all, WANTED.language)
    .slice(0, 1)
    .map((found) => guess(textOf(found), [found.column], 'named like one, and holds tags of languages'));
};

type Translations = NonNullable<MappingInput['translations']>;

/** Titles and descriptions in columns whose names end with a language. */
export const guessTranslations = (all: readonly Facts[], title: string | undefined): Guess<Translations>[] => {
  const descriptions = columnsByTag(all, WANTED.description);
  const found = [...columnsByTag(all, WANTED.title)].filter(([, { column }]) => column !== title);
  if (found.length === 0) return [];
  const translations = found.map(([tag, facts]) => {
    const described = descriptions.get(tag);
    return [tag, { title: textOf(facts), ...(described && { description: descriptionStep(described) }) }] as const;
  });
  const columns = found.flatMap(([tag, facts]) => [facts, descriptions.get(tag) ?? []].flat());
  return [
    guess(
      Object.fromEntries(translations),
      columns.map(({ column }) => column),
      'their names end with a language',
    ),
  ];
};
