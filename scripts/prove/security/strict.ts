import { globSync, readFileSync } from 'node:fs';
import { type Mutation, occurrences, without } from '#scripts/prove/mutation.ts';

/** Where it is said what may be sent: contracts, and what they have in common. */
const DECLARED = ['functions/*/contract/**/*.ts', 'functions/shared/**/*.ts'];

const STRICT = 'strictObject(';
const LOOSE = 'looseObject(';

const FIELDS = 'security/fields-not-to-set';

/** The tests that send fields that nobody knows: of the context's routes, where it is not of all; the sandbox has none. */
const testOf = (context: string): string => {
  if (context === 'sandbox') return 'functional/sandbox/provider fields';
  return context === 'shared' ? FIELDS : `${FIELDS} of ${context}:`;
};

const placesOf = (text: string): number[] => [...text.matchAll(/\bstrictObject\(/g)].map(({ index }) => index);

/** From here to the end of the line, and as many lines before it as make it the only one of its kind in the file. */
const unlikeAnyOther = (text: string, place: number): readonly [before: string, after: string] => {
  const line = text.indexOf('\n', place);
  const after = text.slice(place + STRICT.length, line);
  let start = place;
  do start = text.lastIndexOf('\n', start - 2) + 1;
  while (start > 0 && occurrences(text, text.slice(start, line)) > 1);
  return [text.slice(start, place), after];
};

/** What the object belongs to: the constant or route that is being declared there. */
const declaredAt = (text: string, place: number): string =>
  [...text.slice(0, place).matchAll(/\bconst (\w+)/g)].at(-1)?.[1] ?? 'an object';

const mutationsOf = (file: string): Mutation[] => {
  const text = readFileSync(file, 'utf8');
  const [, context = ''] = file.split('/');
  const seen = new Map<string, number>();
  return placesOf(text).map((place) => {
    const declared = declaredAt(text, place);
    const number = (seen.get(declared) ?? 0) + 1;
    seen.set(declared, number);
    const [before, after] = unlikeAnyOther(text, place);
    return without(
      `${context}: ${declared}${number > 1 ? ` (${number})` : ''} may have fields that nobody knows`,
      file,
      [before + STRICT + after, before + LOOSE + after],
      testOf(context),
    );
  });
};

/** Every object with a known set of fields that anybody may send, each made to take whatever is sent. */
export const strictMutations: readonly Mutation[] = DECLARED.flatMap((pattern) =>
  globSync(pattern).sort().flatMap(mutationsOf),
);
