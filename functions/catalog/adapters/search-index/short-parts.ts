import type { DatabaseSync } from 'node:sqlite';
import type { Scores } from '#functions/catalog/adapters/search-index/scores.ts';

type Name = readonly [n: number, text: string];

/** What bm25 says of a part is not known here; all count the same. */
const SCORE = 1;

/**
 * Finds parts of names that are too short for trigrams. No index has them: all names are read when somebody asks for the
 * first one, and then kept as long as the file is open, some 100 bytes of each product.
 */
export const shortPartFinder = (db: DatabaseSync): ((part: string) => Scores) => {
  const read = db.prepare("SELECT rowid, title || ' ' || brand FROM names");
  read.setReturnArrays(true);
  let names: readonly Name[] | undefined;
  return (part) => {
    names ??= read.all() as unknown as readonly Name[];
    const found = new Map<number, number>();
    for (const [n, text] of names) if (text.includes(part)) found.set(n, SCORE);
    return found;
  };
};
