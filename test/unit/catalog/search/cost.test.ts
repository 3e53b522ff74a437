import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeFile } from '#functions/catalog/adapters/search-index/change-file.ts';
import { textMatcher } from '#functions/catalog/adapters/search-index/match-text.ts';
import { listedProduct } from '#test/support/builders/catalog/search.ts';

const folder = mkdtempSync(join(tmpdir(), 'bazaar-cost-'));

/** One product in a hundred has a letter, so that nothing has all of them. */
const LETTERS = Array.from('茶壶礼盒乌龙手机壳高山雨前龙井铁观音普洱碧螺春毛尖白牡丹大红袍');
const TITLES = LETTERS.map((letter, at) => `Wooden spoon ${letter} number${at} Straßenkarte${'abcdefghij'[at % 10]}`);

/** What is asked of the file: how often a statement is executed, and how often one that no index helps. */
const counting = (db: DatabaseSync) => {
  const asked = { statements: 0, scans: 0 };
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    const counted =
      <Arguments extends unknown[], Result>(execute: (...parameters: Arguments) => Result) =>
      (...parameters: Arguments): Result => {
        asked.statements += 1;
        if (!sql.includes('MATCH')) asked.scans += 1;
        return execute.apply(statement, parameters);
      };
    return Object.assign(Object.create(statement), {
      all: counted(statement.all),
      get: counted(statement.get),
      setReturnArrays: (given: boolean) => statement.setReturnArrays(given),
    });
  };
  return { asked, db: { prepare } as unknown as DatabaseSync };
};

let file: DatabaseSync;
let match: ReturnType<typeof textMatcher>;
let asked: ReturnType<typeof counting>['asked'];

beforeAll(() => {
  const path = join(folder, 'index.sqlite');
  const changes = TITLES.map((title, at) => ({
    kind: 'listed' as const,
    sequence: 1,
    at: '2026-01-01T00:00:00.000Z' as const,
    product: listedProduct(`prd_${at}`, { title }),
  }));
  changeFile(path, changes);
  file = new DatabaseSync(path, { readOnly: true });
});

const setUp = () => {
  const counted = counting(file);
  asked = counted.asked;
  match = textMatcher(counted.db);
};

afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

const costOf = (text: string) => {
  Object.assign(asked, { statements: 0, scans: 0 });
  match(text);
  return { ...asked };
};

describe('what a question costs', () => {
  beforeEach(setUp);

  it.each([
    ['single letters that no product has all of', LETTERS.slice(0, 32).join(' ')],
    ['single letters between Latin ones', LETTERS.slice(0, 16).join('x ')],
    [
      'pairs of letters',
      LETTERS.slice(0, 32)
        .flatMap((letter, at) => `${letter}${LETTERS[at + 1] ?? ''}`)
        .join(','),
    ],
  ])('is at most one reading of all names: %s', (_, text) => {
    expect(costOf(text).scans).toBe(1);
  });

  it('is no reading of all names once they are known', () => {
    expect(costOf('茶').scans).toBe(1);
    expect(costOf('壶 礼').scans).toBe(0);
  });

  it('is no reading of all names without short parts', () => {
    expect(costOf('wooden 手机壳 ssenka').scans).toBe(0);
  });

  it('is eight walks through parts of names, however many there are', () => {
    const parts = LETTERS.slice(0, 30).map((_, at) => LETTERS.slice(at, at + 3).join(''));
    expect(costOf(parts.join(' ')).statements).toBe(8);
  });

  it('is one walk for each part though nothing has all of them', () => {
    expect(costOf('茶壶礼 手机壳 碧螺春').statements).toBe(3);
  });

  it('ends where nothing can have all of the words', () => {
    const [none, some] = [costOf('wooden xyz'), costOf('wooden xyz 手机壳')];
    expect(some.statements).toBe(none.statements + 1);
  });
});
