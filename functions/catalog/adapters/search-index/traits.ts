import type { DatabaseSync } from 'node:sqlite';
import type { Trait } from '#functions/catalog/adapters/search-index/product-entry.ts';

/** Traits of one group are alternatives to each other: all categories, all brands, all values of one attribute. */
export type Traits = {
  readonly traits: readonly (Trait | undefined)[];
  /** The group of each trait. */
  readonly groups: Int32Array;
  readonly groupOf: (kind: Trait['kind'], name?: string) => number | undefined;
  readonly numberOf: (trait: Trait) => number | undefined;
};

const groupKey = (kind: Trait['kind'], name: string): string => JSON.stringify([kind, name]);
const traitKey = ({ kind, name, value }: Trait): string => JSON.stringify([kind, name, value]);

export const readTraits = (db: DatabaseSync): Traits => {
  const rows = db.prepare('SELECT t, kind, name, value FROM trait ORDER BY t').all() as unknown as (Trait & {
    readonly t: number;
  })[];
  const traits: Trait[] = [];
  const groups = new Int32Array((rows.at(-1)?.t ?? 0) + 1);
  const groupNumbers = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const { t, ...trait } of rows) {
    const key = groupKey(trait.kind, trait.name);
    const group = groupNumbers.get(key) ?? groupNumbers.size;
    groupNumbers.set(key, group);
    groups[t] = group;
    traits[t] = trait;
    numbers.set(traitKey(trait), t);
  }
  return {
    traits,
    groups,
    groupOf: (kind, name = '') => groupNumbers.get(groupKey(kind, name)),
    numberOf: (trait) => numbers.get(traitKey(trait)),
  };
};
