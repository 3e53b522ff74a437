import { RowDefect } from '#functions/catalog/import/defect.ts';
import { stepsAtMost } from '#functions/catalog/import/map/pattern-cost.ts';
import { within } from '#functions/catalog/import/map/within.ts';

const compiled = new Map<string, RegExp>();

/** A pattern of a mapping, compiled once; the mapping's schema has checked that it can be. */
const pattern = (source: string, flags: 'u' | 'gu'): RegExp => {
  const key = `${flags} ${source}`;
  const known = compiled.get(key) ?? new RegExp(source, flags);
  compiled.set(key, known);
  return known;
};

/** Some milliseconds: what needs no more is not watched. */
const FEW_STEPS = 1_000_000;

const MOST_MS = 100;

/** Patterns come with mappings, from outside: one that tries a cell in all ways must not hold up the import. */
const watched = <Result>(source: string, text: string, column: string | undefined, work: () => Result): Result => {
  if (stepsAtMost(source, text.length) <= FEW_STEPS) return work();
  const done = within(MOST_MS, work);
  if (done) return done.result;
  throw new RowDefect('pattern-too-slow', `${column}: the pattern ${source.slice(0, 200)} takes too long`, column);
};

/** @throws RowDefect where that cannot be told in a tenth of a second */
export const matches = (source: string, text: string, column: string | undefined): boolean =>
  watched(source, text, column, () => pattern(source, 'u').test(text));

/** The text without all that matches. @throws RowDefect where that takes longer than a tenth of a second */
export const cutOut = (source: string, text: string, column: string | undefined): string =>
  watched(source, text, column, () => text.replace(pattern(source, 'gu'), ''));
