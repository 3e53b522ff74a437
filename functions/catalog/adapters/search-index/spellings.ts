import type { DatabaseSync } from 'node:sqlite';
import { isUnspaced, wordsOf } from '#functions/catalog/contract/words.ts';
import { editDistance, toleranceOf } from '#functions/catalog/domain/search/edit-distance.ts';

/** Stands at both ends of a word, so that its first and last letters have trigrams too. */
const END = '|';

const MIN_LETTERS = 4;

const termsIn = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap(wordsOf).filter((word) => word.length >= MIN_LETTERS && !isUnspaced(word)));

/**
 * Which words titles and brands have, and how many products have each. Counted in memory while a batch lasts, since the same
 * words are in many titles; `settle` writes.
 */
export const spellings = (db: DatabaseSync) => {
  const gains = new Map<string, number>();
  const count = db.prepare(
    'INSERT INTO term (term, uses) VALUES (?1, ?2) ON CONFLICT (term) DO UPDATE SET uses = uses + ?2 RETURNING t, uses',
  );
  const add = db.prepare('INSERT INTO spelling (rowid, term) VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM spelling WHERE rowid = ?');

  const gain = (names: readonly string[], by: number): void => {
    for (const term of termsIn(names)) gains.set(term, (gains.get(term) ?? 0) + by);
  };

  const write = (term: string, by: number): void => {
    const { t, uses } = count.get(term, by) as { t: number; uses: number };
    if (uses === by && by > 0) add.run(t, `${END}${term}${END}`);
    if (uses === 0 && by < 0) drop.run(t);
  };

  return {
    learn: (names: readonly string[]): void => gain(names, 1),
    forget: (names: readonly string[]): void => gain(names, -1),
    settle: (): void => {
      for (const [term, by] of gains) if (by !== 0) write(term, by);
      gains.clear();
    },
  };
};

const trigramsOf = (word: string): string[] => {
  const letters = Array.from(`${END}${word}${END}`);
  return letters.slice(2).map((_, at) => `"${letters.slice(at, at + 3).join('')}"`);
};

/** Trigrams name this many candidates; what is nearest by letters is among them. */
const CANDIDATES = 200;
const MAX_ALTERNATIVES = 3;

type Candidate = { readonly term: string; readonly uses: number; readonly distance: number };

const byNearness = (a: Candidate, b: Candidate): number =>
  a.distance - b.distance || b.uses - a.uses || (a.term < b.term ? -1 : 1);

/** Finds the words that a mistyped one may have been: the nearest, those in more products first, three at most. */
export const spellingFinder = (db: DatabaseSync): ((word: string) => string[]) => {
  const alike = db.prepare(
    'SELECT term.term, term.uses FROM spelling JOIN term ON term.t = spelling.rowid WHERE spelling MATCH ? ORDER BY spelling.rank LIMIT ?',
  );
  return (word) => {
    const tolerance = toleranceOf(word);
    if (tolerance === 0) return [];
    const rows = alike.all(trigramsOf(word).join(' OR '), CANDIDATES) as Pick<Candidate, 'term' | 'uses'>[];
    const near = rows
      .map(({ term, uses }) => ({ term, uses, distance: editDistance(word, term) }))
      .filter(({ distance }) => distance <= tolerance)
      .toSorted(byNearness);
    return near
      .filter(({ distance }) => distance === near[0]?.distance)
      .slice(0, MAX_ALTERNATIVES)
      .map(({ term }) => term);
  };
};
