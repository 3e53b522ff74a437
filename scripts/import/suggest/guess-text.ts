import type { MappingInput } from '#functions/catalog/import/mapping/mapping.ts';
import { type Facts, isListOfWebAddresses, isText, isWebAddresses } from '#scripts/import/suggest/facts.ts';
import { findColumns } from '#scripts/import/suggest/find-column.ts';
import { assumed, type Guess, guess, type TextInput } from '#scripts/import/suggest/guess.ts';
import { WANTED } from '#scripts/import/suggest/wanted.ts';

const NAMED = 'named like one, and holds text';

/** Values of which a shop means nothing. */
const NOTHING = ['N/A', 'n.a.', 'null', 'none', 'undefined', 'No Brand', '-', '--'];

const exceptIn = ({ values }: Facts): { except?: string[] } => {
  const found = NOTHING.filter((nothing) => values.some((value) => value.toLowerCase() === nothing.toLowerCase()));
  return found.length > 0 ? { except: found } : {};
};

/** A column as a text without the values that mean nothing. */
export const textOf = (facts: Facts): TextInput => {
  const { except } = exceptIn(facts);
  return except ? { column: facts.column, except } : facts.column;
};

export const guessTitle = (all: readonly Facts[]): Guess<TextInput> => {
  const [found] = findColumns(all, WANTED.title);
  if (found) return guess(found.column, [found.column], NAMED);
  const [longest] = all.filter(isText).sort((a, b) => b.distinct - a.distinct);
  if (longest)
    return { ...guess(longest.column, [longest.column], 'the text that differs most from row to row'), check: true };
  return assumed('title', 'no column holds text: say which one');
};

const BLOCKS = /<(?:p|br|li|ul|div|h[1-6]|table)\b/i;

const isHtml = ({ values }: Facts): boolean => values.filter((value) => BLOCKS.test(value)).length > values.length / 4;

/** A column as a text of several lines, and as HTML if it is. */
export const descriptionStep = (facts: Facts) => ({
  column: facts.column,
  multiline: true,
  ...(isHtml(facts) && { html: true }),
  ...exceptIn(facts),
});

/** A product without a description is described by its title. */
export const guessDescription = (all: readonly Facts[], title: TextInput): Guess<TextInput> => {
  const [found] = findColumns(all, WANTED.description);
  if (found === undefined) return guess(title, [], 'no column is named like one: the title again');
  const step = descriptionStep(found);
  const fallback = typeof title === 'string' ? [{ column: title }] : [title].flat();
  const because = `${NAMED}${isHtml(found) ? ', as HTML' : ''}`;
  return guess(found.filled === 1 ? step : [step, ...fallback], [found.column], because);
};

const SEPARATORS = [' > ', '>', ' / ', '/', '|', ' » ', ' - '];

const separatorIn = ({ values }: Facts): string | undefined =>
  SEPARATORS.find((separator) => values.filter((value) => value.includes(separator)).length > values.length / 3);

export const guessCategory = (all: readonly Facts[]): Guess<MappingInput['category']> => {
  const [found] = findColumns(all, WANTED.category);
  if (found === undefined)
    return assumed({ constant: 'Imported' }, 'no column is named like a category: all products go to one');
  const { column, json } = found;
  const maxItems = 5;
  if (json?.is === 'named')
    return guess({ column, path: `*.${json.name}`, maxItems }, [column], 'a list of names in JSON');
  if (json) return guess({ column, path: '*', maxItems }, [column], 'a list in JSON');
  const separator = separatorIn(found);
  if (separator === undefined) return guess({ column }, [column], NAMED);
  return guess(
    { column, separator: separator.trim(), maxItems },
    [column],
    `a path, with ${separator.trim()} between its names`,
  );
};

export const guessBrand = (all: readonly Facts[]): Guess<TextInput>[] =>
  findColumns(all, WANTED.brand)
    .slice(0, 1)
    .map((found) => guess(textOf(found), [found.column], NAMED));

const MATCHING = '^https?://';

export const guessMedia = (all: readonly Facts[]): Guess<NonNullable<MappingInput['media']>>[] => {
  const found = findColumns(all, WANTED.media).filter((facts) => isWebAddresses(facts) || isListOfWebAddresses(facts));
  if (found.length === 0) return [];
  const steps = found.map((facts) =>
    isWebAddresses(facts)
      ? { column: facts.column, matching: MATCHING }
      : { column: facts.column, path: '*', matching: MATCHING, maxItems: Math.floor(50 / found.length) },
  );
  return [
    guess(
      steps,
      found.map(({ column }) => column),
      'addresses of pictures',
    ),
  ];
};
