import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  cardOf,
  namesOf,
  skusOf,
  type Trait,
  textsOf,
  traitsOf,
} from '#functions/catalog/adapters/search-index/product-entry.ts';
import { spellings } from '#functions/catalog/adapters/search-index/spellings.ts';
import type { Product } from '#functions/catalog/contract/product.ts';

type Known = { readonly n: number; readonly sequence: number; readonly since: number | null };

const STATEMENTS = {
  find: 'SELECT n, sequence, since FROM product WHERE id = ?',
  add: "INSERT INTO product (id, sequence, listed, level, traits, card) VALUES (?, 0, 0, 0, x'', '')",
  backdate: 'UPDATE product SET since = ? WHERE n = ?',
  leave: "UPDATE product SET sequence = ?, listed = 0, level = 0, traits = x'', card = '' WHERE n = ?",
  fill: 'UPDATE product SET sequence = ?, since = ?, listed = 1, traits = ?, card = ? WHERE n = ?',
  names: 'SELECT title, brand FROM names WHERE rowid = ?',
  dropNames: 'DELETE FROM names WHERE rowid = ?',
  addNames: 'INSERT INTO names (rowid, title, brand) VALUES (?, ?, ?)',
  dropWords: 'DELETE FROM words WHERE rowid = ?',
  addWords: 'INSERT INTO words (rowid, title, brand, category, attributes, description) VALUES (?, ?, ?, ?, ?, ?)',
  currencies: 'SELECT DISTINCT currency FROM price',
  dropPrice: 'DELETE FROM price WHERE currency = ? AND n = ?',
  addPrice: 'INSERT INTO price (currency, n, low) VALUES (?, ?, ?)',
  freeSkus: 'UPDATE sku SET n = NULL WHERE n = ?',
  bindSku:
    'INSERT INTO sku (sku, n, level, sequence) VALUES (?, ?, 0, 0) ON CONFLICT (sku) DO UPDATE SET n = excluded.n',
  setLevel:
    'INSERT INTO sku (sku, n, level, sequence) VALUES (?, NULL, ?, ?) ON CONFLICT (sku) DO UPDATE SET level = excluded.level, sequence = excluded.sequence WHERE excluded.sequence > sku.sequence',
  productOf: 'SELECT n FROM sku WHERE sku = ?',
  level: 'UPDATE product SET level = (SELECT coalesce(max(level), 0) FROM sku WHERE sku.n = product.n) WHERE n = ?',
  addTrait: 'INSERT INTO trait (kind, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  trait: 'SELECT t FROM trait WHERE kind = ? AND name = ? AND value = ?',
} as const;

type Statements = { readonly [Name in keyof typeof STATEMENTS]: StatementSync };

const prepare = (db: DatabaseSync): Statements =>
  Object.fromEntries(Object.entries(STATEMENTS).map(([name, sql]) => [name, db.prepare(sql)])) as Statements;

/** The numbers of traits, each looked up once in a batch. */
const traitNumbers = ({ addTrait, trait }: Statements): ((trait: Trait) => number) => {
  const known = new Map<string, number>();
  return ({ kind, name, value }) => {
    const key = JSON.stringify([kind, name, value]);
    const found = known.get(key);
    if (found !== undefined) return found;
    addTrait.run(kind, name, value);
    const t = Number(trait.get(kind, name, value)?.t);
    known.set(key, t);
    return t;
  };
};

/** What is kept of products, written row by row within a transaction of the caller. */
export const productTables = (db: DatabaseSync) => {
  const run = prepare(db);
  const numberOf = traitNumbers(run);
  const spelling = spellings(db);
  const currencies = (): string[] => run.currencies.all().map(({ currency }) => String(currency));

  const bytesOf = (product: Product): Uint8Array => new Uint8Array(Int32Array.from(traitsOf(product), numberOf).buffer);

  const bindSkus = (n: number, product: Product): void => {
    for (const sku of skusOf(product)) run.bindSku.run(sku, n);
    run.level.run(n);
  };

  return {
    find: (id: string) => run.find.get(id) as Known | undefined,
    add: (id: string): number => Number(run.add.run(id).lastInsertRowid),

    /** Whether that was news. */
    backdate: ({ n, since }: Known, to: number): boolean => {
      if (since === null || to >= since) return false;
      run.backdate.run(to, n);
      return true;
    },

    /** Takes the product out of everything but its own row. */
    clear: (n: number): void => {
      const names = run.names.get(n);
      if (names === undefined) return;
      spelling.forget([String(names.title), String(names.brand)]);
      for (const drop of [run.dropNames, run.dropWords, run.freeSkus]) drop.run(n);
      for (const currency of currencies()) run.dropPrice.run(currency, n);
    },

    /** Writes what was gathered; last of all. */
    settle: (): void => spelling.settle(),

    leave: (n: number, sequence: number): void => void run.leave.run(sequence, n),

    fill: (n: number, product: Product, { sequence, since }: Pick<Known, 'sequence'> & { since: number }): void => {
      const [title = '', brand = '', category = '', attributes = '', description = ''] = textsOf(product);
      const card = cardOf(product);
      run.fill.run(sequence, since, bytesOf(product), JSON.stringify(card), n);
      run.addWords.run(n, title, brand, category, attributes, description);
      run.addNames.run(n, ...namesOf(product));
      spelling.learn(namesOf(product));
      for (const [currency, { from }] of Object.entries(card.prices)) run.addPrice.run(currency, n, from);
      bindSkus(n, product);
    },

    /** Whether that was news. */
    setLevel: (sku: string, level: number, sequence: number): boolean => {
      if (run.setLevel.run(sku, level, sequence).changes === 0) return false;
      const n = run.productOf.get(sku)?.n;
      if (typeof n === 'number') run.level.run(n);
      return true;
    },
  };
};

export type ProductTables = ReturnType<typeof productTables>;
