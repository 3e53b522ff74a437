import type { DatabaseSync } from 'node:sqlite';

/** Of the file's tables. Another format begins anew under keys of its own; the functions of both may run side by side. */
export const FORMAT = 1;

/** Availability as a number, the better the higher. */
export const LEVELS = ['out', 'low', 'in'] as const;

export const levelNumber = (level: (typeof LEVELS)[number]): number => LEVELS.indexOf(level);

/**
 * `words` holds no text, only where words are; `names` keeps titles and brands for trigrams; `spelling` has the words of
 * both by trigrams, for what is mistyped. A product that went stays as a row without anything, with its sequence.
 */
const TABLES = `
CREATE TABLE product (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL, since INTEGER, listed INTEGER NOT NULL,
  level INTEGER NOT NULL, traits BLOB NOT NULL, card TEXT NOT NULL
);
CREATE TABLE sku (sku TEXT PRIMARY KEY, n INTEGER, level INTEGER NOT NULL, sequence INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sku_of_product ON sku (n);
CREATE TABLE price (currency TEXT, n INTEGER, low INTEGER NOT NULL, PRIMARY KEY (currency, n)) WITHOUT ROWID;
CREATE TABLE trait (t INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, name, value));
CREATE TABLE term (t INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, uses INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
  title, brand, category, attributes, description, content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE VIRTUAL TABLE names USING fts5 (title, brand, tokenize = 'trigram');
CREATE VIRTUAL TABLE spelling USING fts5 (term, content = '', contentless_delete = 1, tokenize = 'trigram');
`;

export const createTables = (db: DatabaseSync): void => db.exec(TABLES);
