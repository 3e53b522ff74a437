import type { DatabaseSync } from 'node:sqlite';
import { type ProductTables, productTables } from '#functions/catalog/adapters/search-index/product-tables.ts';
import { levelNumber } from '#functions/catalog/adapters/search-index/schema.ts';
import type { IndexChange } from '#functions/catalog/application/search-ports.ts';

type Of<Kind extends IndexChange['kind']> = Extract<IndexChange, { kind: Kind }>;

const list = (tables: ProductTables, { product, sequence, at }: Of<'listed'>): boolean => {
  const known = tables.find(product.id);
  const since = Math.min(known?.since ?? Number.POSITIVE_INFINITY, Date.parse(at));
  if (known && known.sequence >= sequence) return tables.backdate(known, since);
  if (known) tables.clear(known.n);
  const n = known?.n ?? tables.add(product.id);
  tables.fill(n, product, { sequence, since });
  return true;
};

const drop = (tables: ProductTables, { id, sequence }: Of<'gone'>): boolean => {
  const known = tables.find(id);
  if (known && known.sequence >= sequence) return false;
  const n = known?.n ?? tables.add(id);
  tables.clear(n);
  tables.leave(n, sequence);
  return true;
};

const setLevel = (tables: ProductTables, { sku, level, sequence }: Of<'level'>): boolean =>
  tables.setLevel(sku, levelNumber(level), sequence);

const apply = (tables: ProductTables, change: IndexChange): boolean => {
  if (change.kind === 'listed') return list(tables, change);
  return change.kind === 'gone' ? drop(tables, change) : setLevel(tables, change);
};

/**
 * Makes the index know what it is told, all or nothing. In any order and any number of times the same: what is older than
 * what is known of a product or a SKU changes nothing.
 * @returns how many changes were news
 */
export const applyChanges = (db: DatabaseSync, changes: readonly IndexChange[]): number => {
  const tables = productTables(db);
  db.exec('BEGIN');
  try {
    const applied = changes.filter((change) => apply(tables, change)).length;
    tables.settle();
    db.exec('COMMIT');
    return applied;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
};
