import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { stockKey } from '#functions/inventory/adapters/inventory-table.ts';
import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { tableScanner } from '#functions/operations/adapters/table-scanner.ts';
import { allOf } from '#functions/operations/audit/all-of.ts';
import { committedBySku, heldShouldBe } from '#functions/operations/audit/held-stock.ts';
import { holdsOf } from '#functions/operations/audit/holds.ts';
import { shortKey } from '#functions/shared/kernel/ids.ts';
import { refuse } from '#scripts/operations/mend/refuse.ts';
import type { Bench } from '#scripts/operations/mend/rows.ts';
import { tableOf } from '#scripts/operations/scene.ts';

/** A hold of an order that nobody knows is no hold. */
const knownMarkers = (stock: Stock, orders: ReadonlySet<string>): Stock['markers'] =>
  Object.fromEntries(Object.entries(stock.markers).filter(([key, marker]) => 't' in marker || orders.has(key)));

/** What is held follows from markers and reservations, and what is available from what came, was sold and was lost. */
export const recounted = (stock: Stock, reservations: readonly Reservation[], orders: ReadonlySet<string>) => {
  const markers = knownMarkers(stock, orders);
  const held = heldShouldBe({ ...stock, markers }, committedBySku(reservations).get(stock.sku));
  const available = stock.received - stock.sold - stock.writtenOff - held;
  return { markers, held, available, live: holdsOf({ ...stock, markers }).length };
};

type Counts = ReturnType<typeof recounted>;

const write = async ({ clients, where }: Bench, { sku, version }: Stock, counts: Counts): Promise<void> => {
  const names = [...Object.keys(counts), 'version'];
  const values = { ...counts, version: version + 1 };
  await clients.dynamo.send(
    new UpdateCommand({
      TableName: tableOf(where)('inventory'),
      Key: stockKey(sku),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ':before': version,
        ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
      },
    }),
  );
};

const readAll = async ({ clients, where }: Bench, sku: string) => {
  const get = new GetCommand({ TableName: tableOf(where)('inventory'), Key: stockKey(sku), ConsistentRead: true });
  const stock = (await clients.dynamo.send(get)).Item as Stock | undefined;
  const scan = tableScanner(clients.dynamo, tableOf(where));
  const reservations = (await allOf(scan('inventory', { sk: 'reservation' }))) as unknown as Reservation[];
  const orders = (await allOf(scan('orders', { sk: 'order', fields: ['pk'] }))).map(({ pk }) => shortKey(String(pk)));
  return { stock, reservations, orders: new Set(orders) };
};

/** Sets a SKU's counts to what follows from everything else. Nothing is written when the row changed meanwhile. */
export const recount = async (bench: Bench, sku: string): Promise<string> => {
  const { stock, reservations, orders } = await readAll(bench, sku);
  if (stock === undefined) return refuse(`There is no SKU ${sku}.`);
  const counts = recounted(stock, reservations, orders);
  if (counts.available < 0) refuse(`${counts.held} of ${sku} are owed, ${-counts.available} more than there are.`);
  try {
    await write(bench, stock, counts);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) refuse(`${sku} changed meanwhile; try again.`);
    throw error;
  }
  return `${sku}: available ${counts.available} (was ${stock.available}), held ${counts.held} (was ${stock.held})`;
};
