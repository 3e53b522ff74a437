import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import type { Scan } from '#functions/operations/adapters/table-scanner.ts';
import { allOf } from '#functions/operations/audit/all-of.ts';

export type Inventory = {
  readonly stock: readonly Stock[];
  readonly reservations: readonly Reservation[];
  readonly moving: ReadonlySet<string>;
};

const versionsOf = async (scan: Scan): Promise<ReadonlyMap<string, number>> => {
  const versions = new Map<string, number>();
  for await (const { sku, version } of scan('inventory', { sk: 'stock', fields: ['sku', 'version'] }))
    versions.set(String(sku), Number(version));
  return versions;
};

/**
 * A scan is no snapshot, and what a SKU holds is told by many rows. Every change of what is held writes the stock row:
 * when that has the same version before and after the reservations were read, the three agree on one moment.
 */
export const readInventory = async (scan: Scan): Promise<Inventory> => {
  const before = await versionsOf(scan);
  const reservations = (await allOf(scan('inventory', { sk: 'reservation' }))) as unknown as Reservation[];
  const stock = (await allOf(scan('inventory', { sk: 'stock' }))) as unknown as Stock[];
  const moved = stock.filter(({ sku, version }) => before.get(sku) !== version);
  return { stock, reservations, moving: new Set(moved.map(({ sku }) => sku)) };
};
