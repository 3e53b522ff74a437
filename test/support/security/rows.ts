import type { Town } from '#test/support/security/town.ts';

type Row = { readonly pk?: unknown };

/** Every row of every table but the leases of idempotency keys, which stand for no object. */
export const objectsOf = (town: Town): unknown[] =>
  Object.values(town.rows())
    .flat()
    .filter(({ pk }: Row) => !String(pk).startsWith('idem_'));
