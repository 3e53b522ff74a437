import type { Product } from '#functions/catalog/domain/product.ts';
import type { ReadArchive } from '#functions/operations/adapters/archive-reader.ts';
import type { Scan } from '#functions/operations/adapters/table-scanner.ts';
import { allOf } from '#functions/operations/audit/all-of.ts';
import type { DeadLetterQueue, Evidence, KeptClaim, Replica } from '#functions/operations/audit/evidence.ts';
import {
  type Expected,
  type ExpectedEvent,
  expectedEvents,
  type InvalidRow,
  rowName,
} from '#functions/operations/audit/expected-events.ts';
import { matchArchive, type Published } from '#functions/operations/audit/match-archive.ts';
import { readInventory } from '#functions/operations/audit/read-inventory.ts';
import { type Keeper, publishingContexts } from '#functions/operations/audit/tables.ts';
import { readOrder } from '#functions/orders/domain/stored-order.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import type { Row } from '#functions/shared/events/relay.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

export type CollectPorts = {
  readonly scan: Scan;
  /** Whether the provider's own ledger may be read: the sandbox's may. */
  readonly hasLedger: boolean;
  readonly readArchive: ReadArchive;
  readonly readDeadLetters: () => Promise<readonly DeadLetterQueue[]>;
  readonly listParked: () => Promise<readonly string[]>;
};

const rowsOf = (scan: Scan, context: string): Promise<Row[]> => allOf(scan(context));

const withSortKey = <As>(rows: readonly Row[], sk: string): As[] => rows.filter((row) => row.sk === sk) as As[];

const ledgerOf = async ({ scan, hasLedger }: CollectPorts): Promise<Intent[] | undefined> =>
  hasLedger ? withSortKey<Intent>(await rowsOf(scan, 'sandbox'), 'intent') : undefined;

/** Carts, and quotes with their addresses, are none of the auditor's business: of each SKU it reads what is judged. */
const replicasIn = async (scan: Scan, context: Keeper): Promise<Replica[]> =>
  (await allOf(scan(context, { sk: 'product', fields: ['sku', 'sequence', 'levelSequence'] }))) as unknown as Replica[];

/** Orders come first: what they say has happened is then found in what is read after them. */
const readTables = async (ports: CollectPorts) => {
  const { scan } = ports;
  const orders = await rowsOf(scan, 'orders');
  const [catalog, customers, inventory, payments, operations, cart, shipping] = await Promise.all([
    rowsOf(scan, 'catalog'),
    rowsOf(scan, 'customers'),
    readInventory(scan),
    rowsOf(scan, 'payments'),
    rowsOf(scan, 'operations'),
    replicasIn(scan, 'cart'),
    replicasIn(scan, 'shipping'),
  ]);
  const replicas = { cart, shipping, orders: withSortKey<Replica>(orders, 'product') };
  return { orders, catalog, customers, inventory, payments, operations, replicas, intents: await ledgerOf(ports) };
};

type Tables = Awaited<ReturnType<typeof readTables>>;

const expectedOf = (tables: Tables, since: Instant): Expected => {
  const { intents: _, replicas: __, inventory, ...others } = tables;
  const rows: Record<string, readonly Row[]> = { ...others, inventory: inventory.stock as unknown as Row[] };
  const all = Object.entries(publishingContexts).flatMap(([context, toEvents]) =>
    (rows[context] ?? []).map((row) => expectedEvents(context, toEvents, row)),
  );
  return {
    events: all.flatMap(({ events }) => events).filter(({ envelope }) => envelope.meta.occurredAt >= since),
    invalid: all.flatMap(({ invalid }) => invalid),
  };
};

/** A row that gives no valid event is a finding of its own; what is left can be read as what it should be. */
const withoutInvalid = (tables: Tables, invalid: readonly InvalidRow[]): Tables => {
  const names = new Set(invalid.map(({ row }) => row));
  const valid = (context: string, rows: readonly Row[]): Row[] =>
    rows.filter((row) => !names.has(rowName(context, row)));
  const { orders, payments, catalog } = tables;
  return {
    ...tables,
    orders: valid('orders', orders),
    payments: valid('payments', payments),
    catalog: valid('catalog', catalog),
  };
};

/**
 * Stock is written far more often than it speaks: when the archive has no word of it in the window, its last one may be
 * older. Only the first write of all is sure to have spoken.
 */
const withoutOlderWords = ({ missing, lastSequenceOf }: Published): Published => {
  const mayBeOlder = ({ context, envelope: { meta } }: ExpectedEvent): boolean =>
    context === 'inventory' && meta.sequence > 1 && lastSequenceOf(meta.aggregateId) === undefined;
  return { missing: missing.filter((event) => !mayBeOlder(event)), lastSequenceOf };
};

/** Reads all that the auditor may judge from, and changes nothing. */
export const collect =
  (ports: CollectPorts) =>
  async (since: Instant): Promise<Evidence> => {
    const all = await readTables(ports);
    const { events, invalid } = expectedOf(all, since);
    const tables = withoutInvalid(all, invalid);
    const [published, deadLetters, parked] = await Promise.all([
      matchArchive(events, ports.readArchive(since)),
      ports.readDeadLetters(),
      ports.listParked(),
    ]);
    return {
      orders: withSortKey<Row>(tables.orders, 'order').map(readOrder),
      claims: withSortKey<KeptClaim>(tables.orders, 'claim'),
      replicas: tables.replicas,
      ...tables.inventory,
      payments: withSortKey<Payment>(tables.payments, 'payment'),
      intents: tables.intents,
      products: withSortKey<Product>(tables.catalog, 'product'),
      since,
      published: withoutOlderWords(published),
      invalid,
      deadLetters,
      parked,
    };
  };
