import { countStock } from '#functions/inventory/application/count-stock.ts';
import { knowSkus } from '#functions/inventory/application/know-skus.ts';
import { inventoryDependencies } from '#functions/inventory/dependencies.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { shortKey } from '#functions/shared/kernel/ids.ts';
import { trace } from '#test/support/builders/orders.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { environment, tableOf, tables } from '#test/support/system/tables.ts';

const TABLE = tableOf('inventory');

/** Inventory's use cases over a table in memory, with so many pieces of each SKU on the shelf. */
export const stockroom = async (received: number, ...skus: readonly string[]) => {
  const world = fakeWorld({ environment });
  const dynamo = fakeDynamo({ tables, clock: world.now, marshallOptions: { removeUndefinedValues: true } });
  const ports = inventoryDependencies(world, { dynamo: dynamo.client });
  const act = () => ports.act(trace);
  const stocks = (): Stock[] => dynamo.rows(TABLE).filter(({ sk }) => sk === 'stock') as unknown as Stock[];
  await knowSkus(ports)(
    skus.map((sku) => ({ sku })),
    act(),
  );
  for (const sku of skus)
    await countStock(ports)(
      { sku, quantity: received, route: 'receiveStock', by: 'admin', idempotencyKey: sku },
      act(),
    );
  return {
    world,
    dynamo,
    ports,
    act,
    stocks,
    /** Rewrites every stock row, as a life that nobody wants to wait for would have left it. */
    rewrite: (changes: (stock: Stock) => Partial<Stock>): void => {
      for (const stock of stocks()) dynamo.put(TABLE, { ...stock, ...changes(stock) });
    },
  };
};

export type Stockroom = Awaited<ReturnType<typeof stockroom>>;

const keys = (count: number, kind: string): string[] =>
  Array.from({ length: count }, (_, index) => shortKey(`${kind} ${index}`));

/** Marks of so many orders that were decided so many seconds ago. */
export const tombstones = ({ world }: Stockroom, count: number, secondsAgo: number): Stock['markers'] => {
  const t = epochSeconds(world.now()) - secondsAgo;
  return Object.fromEntries(keys(count, 'decided').map((key) => [key, { t }]));
};

/** Marks of so many receipts that were counted so many seconds ago. */
export const counts = ({ world }: Stockroom, count: number, secondsAgo: number): Stock['counted'] => {
  const at = epochSeconds(world.now()) - secondsAgo;
  return Object.fromEntries(keys(count, 'counted').map((key) => [key, at]));
};
