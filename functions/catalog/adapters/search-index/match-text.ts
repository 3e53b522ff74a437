import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { foundByAll, foundByAny, type Scores } from '#functions/catalog/adapters/search-index/scores.ts';
import { shortPartFinder } from '#functions/catalog/adapters/search-index/short-parts.ts';
import { spellingFinder } from '#functions/catalog/adapters/search-index/spellings.ts';
import { isUnspaced, wordsOf } from '#functions/catalog/contract/words.ts';

export type Matched = {
  readonly scores: Scores;
  readonly matched: 'all' | 'some';
  readonly corrected?: string | undefined;
};

/** What a word counts where it is found; docs/search.md explains the order that comes of it. */
const WORDS_SCORE = '-bm25(words, 10.0, 8.0, 4.0, 2.0, 1.0)';
const NAMES_SCORE = '-bm25(names, 10.0, 8.0)';

/** Text for FTS5 in quotes is never an operator. */
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** What a word of the request stands for. */
type Term = {
  /** An expression for `words`. */
  readonly words?: string;
  /** A part of a name, for `names`. */
  readonly part?: string;
  readonly corrected?: string | undefined;
};

const MIN_BEGINNING = 2;
const MIN_PART = 4;
const TRIGRAM = 3;

/** Each costs a walk through all names that have it. */
const MAX_PARTS = 8;

const scored = (statement: StatementSync, ...parameters: readonly string[]): Scores => {
  statement.setReturnArrays(true);
  return new Map(statement.all(...parameters) as unknown as readonly (readonly [number, number])[]);
};

/** Looked up when it is needed, and then known. */
const once = (find: () => Scores): (() => Scores) => {
  let found: Scores | undefined;
  return () => {
    found ??= find();
    return found;
  };
};

const lengthOf = (part: string): number => Array.from(part).length;

/** Those that say the most, where there are more than a question may cost. */
const partsOf = (terms: readonly Term[]): string[] =>
  terms
    .flatMap(({ part = [] }) => part)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, MAX_PARTS);

const correctedText = (words: readonly string[], terms: readonly Term[]): string | undefined =>
  terms.some(({ corrected }) => corrected !== undefined)
    ? terms.map(({ corrected }, at) => corrected ?? words[at]).join(' ')
    : undefined;

/** Finds products by words; nothing in the text is an operator. */
export const textMatcher = (db: DatabaseSync) => {
  const knownWord = db.prepare('SELECT 1 FROM words WHERE words MATCH ? LIMIT 1');
  const knownPart = db.prepare('SELECT 1 FROM names WHERE names MATCH ? LIMIT 1');
  const byWords = db.prepare(`SELECT rowid, ${WORDS_SCORE} FROM words WHERE words MATCH ?`);
  const byPart = db.prepare(`SELECT rowid, ${NAMES_SCORE} FROM names WHERE names MATCH ?`);
  const findShortPart = shortPartFinder(db);
  const findSpellings = spellingFinder(db);

  /** As it is or, typed last, as the beginning of a word; else as a part of a name; else as what is spelled alike. */
  const termOf = (word: string, last: boolean): Term => {
    if (isUnspaced(word)) return { part: word };
    const plain = last && word.length >= MIN_BEGINNING ? `${quoted(word)} *` : quoted(word);
    if (knownWord.get(plain) !== undefined) return { words: plain };
    if (word.length >= MIN_PART && knownPart.get(quoted(word)) !== undefined) return { part: word };
    const alike = findSpellings(word);
    return alike.length > 0 ? { words: `(${alike.map(quoted).join(' OR ')})`, corrected: alike[0] } : { words: plain };
  };

  const partScores = (part: string): Scores =>
    lengthOf(part) < TRIGRAM ? findShortPart(part) : scored(byPart, quoted(part));

  const combine = (terms: readonly Term[]): Pick<Matched, 'scores' | 'matched'> => {
    const words = terms.flatMap(({ words: expression = [] }) => expression);
    const parts = partsOf(terms).map((part) => once(() => partScores(part)));
    const joined = (operator: 'AND' | 'OR') =>
      words.length > 0 ? [() => scored(byWords, words.join(` ${operator} `))] : [];
    const all = foundByAll([...joined('AND'), ...parts]);
    if (all.size > 0 || terms.length === 1) return { scores: all, matched: 'all' };
    const some = foundByAny([...joined('OR'), ...parts]);
    return { scores: some, matched: some.size > 0 ? 'some' : 'all' };
  };

  return (text: string): Matched => {
    const words = [...new Set(wordsOf(text))];
    if (words.length === 0) return { scores: new Map(), matched: 'all' };
    const terms = words.map((word, at) => termOf(word, at === words.length - 1));
    return { ...combine(terms), corrected: correctedText(words, terms) };
  };
};
