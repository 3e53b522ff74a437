import { itemBytes } from '#test/support/fakes/dynamodb/values/item-size.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { sumOf } from '../statistics.ts';
import { openShop, placeThreeLines } from './scenario.ts';
import type { AwsCall } from './sdk-edge.ts';
import { watchSystem } from './watch-system.ts';

/** Up to CONFIRMED, after it, and what is the provider's own or comes of it. */
export type Part = 'checkout' | 'after' | 'others';

export type MeasuredCall = AwsCall & { readonly part: Part };

export type MeasuredRow = { readonly context: string; readonly item: string; readonly bytes: number };

export type MeasuredCheckout = {
  readonly calls: readonly MeasuredCall[];
  /** Types of the events that went to the bus, in order. */
  readonly events: readonly string[];
  /** Changes in the streams, by context: at worst each is an invocation of its relay. */
  readonly changes: readonly { readonly context: string; readonly part: Part; readonly count: number }[];
  /** Rows as they are at the end. */
  readonly rows: readonly MeasuredRow[];
};

const PROVIDERS_OWN = ['sandbox/provider', 'payments/api'];

const isConfirm = ({ doing, action }: AwsCall): boolean => doing === 'ConfirmOrder' && action === 'PutItem';

/** Where CONFIRMED is written, the path of the buyer ends; relays work beside it, for whatever part they publish. */
const partsOf = (calls: readonly AwsCall[]): MeasuredCall[] => {
  const confirmed = calls.findIndex(isConfirm);
  if (confirmed < 0) throw new Error('The order was not confirmed.');
  const partOf = ({ by, service }: AwsCall, at: number): Part => {
    if (PROVIDERS_OWN.includes(by)) return 'others';
    return at <= confirmed || service === 'EventBridge' ? 'checkout' : 'after';
  };
  return calls.map((call, at) => ({ ...call, part: partOf(call, at) }));
};

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'];
const STREAMED = ['orders', 'inventory', 'payments'];

const changesOf = (calls: readonly MeasuredCall[]): MeasuredCheckout['changes'] =>
  STREAMED.flatMap((context) =>
    (['checkout', 'after'] as const).map((part) => ({
      context,
      part,
      count: calls.filter((call) => call.context === context && call.part === part && WRITES.includes(call.action))
        .length,
    })),
  );

const CONTEXTS = ['orders', 'payments', 'inventory'] as const;
const ITEMS = ['order', 'payment', 'stock', 'reservation'];

type System = ReturnType<typeof offlineSystem>;

const rowsOf = (system: System): MeasuredRow[] =>
  CONTEXTS.flatMap((context) =>
    system
      .rows(context)
      .filter(({ sk }) => ITEMS.includes(String(sk)))
      .map((row) => ({ context, item: String(row.sk), bytes: itemBytes(row as Parameters<typeof itemBytes>[0]) })),
  );

/** One order of three lines from POST to CONFIRMED and on until nothing moves any more. */
export const measureCheckout = async (): Promise<MeasuredCheckout> => {
  const system = offlineSystem();
  await openShop(system);
  const published = system.published.length;
  const { calls, deliverWebhooks } = watchSystem(system);
  await placeThreeLines(system, 'the order');
  await system.settle();
  await deliverWebhooks();
  await system.passDeadline();
  const measured = partsOf(calls);
  return {
    calls: measured,
    events: system.published.slice(published).map((event) => event['detail-type']),
    changes: changesOf(measured),
    rows: rowsOf(system),
  };
};

export const unitsOf = (calls: readonly MeasuredCall[], part: Part): number =>
  sumOf(calls, (call) => (call.part === part ? call.writeUnits + call.indexUnits : 0));

/** Write units of one more order when others have just bought the same products: their tombstones are still there. */
export const measureBusyCheckout = async (
  before: number,
): Promise<{ units: number; after: number; stockBytes: number }> => {
  const system = offlineSystem();
  await openShop(system);
  for (let order = 0; order < before; order += 1) {
    await placeThreeLines(system, `order ${order}`);
    await system.settle();
  }
  const { calls } = watchSystem(system);
  await placeThreeLines(system, 'the order');
  await system.settle();
  const measured = partsOf(calls);
  const stock = rowsOf(system).filter(({ item }) => item === 'stock');
  return {
    units: unitsOf(measured, 'checkout'),
    after: unitsOf(measured, 'after'),
    stockBytes: Math.max(...stock.map(({ bytes }) => bytes)),
  };
};
