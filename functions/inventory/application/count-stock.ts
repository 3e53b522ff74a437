import type {
  Act,
  CloseCount,
  CountRow,
  LoadStock,
  OpenCount,
  RefuseCount,
  WriteStock,
} from '#functions/inventory/application/ports.ts';
import { type StockView, viewOf } from '#functions/inventory/application/view-stock.ts';
import {
  type Count,
  isCounted,
  receive,
  tooFewToWriteOff,
  tooManyCounts,
  writeOff,
} from '#functions/inventory/domain/count-stock.ts';
import { ReceiptExpired, StockBusy, UnknownSku } from '#functions/inventory/domain/errors.ts';
import { COUNTED_SECONDS, type Stock } from '#functions/inventory/domain/stock.ts';
import type { StockWrite } from '#functions/inventory/domain/stock-write.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { derivedId, fingerprint, shortKey } from '#functions/shared/kernel/ids.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

type Ports = {
  readonly loadStock: LoadStock;
  readonly writeStock: WriteStock;
  readonly openCount: OpenCount;
  readonly closeCount: CloseCount;
  readonly refuseCount: RefuseCount;
};

/** `quantity` is positive for pieces that arrived or were found, negative for those that are lost. */
export type CountRequest = {
  /** Keys of one route say nothing to another. */
  readonly route: string;
  readonly sku: string;
  readonly quantity: number;
  readonly reason?: string;
  readonly by: string;
  readonly idempotencyKey: string;
};

export type Counted = { readonly stock: StockView; readonly replayed: boolean };

/** A key is forgotten on the item a little after nobody may use it any more. */
const USABLE_SECONDS = COUNTED_SECONDS - 3_600;
const KEPT_SECONDS = 30 * 86_400;

const rowOf = ({ route, sku, quantity, reason, by, idempotencyKey }: CountRequest, { at }: Act): CountRow => ({
  id: derivedId('cnt', route, by, idempotencyKey),
  sku,
  request: fingerprint({ sku, quantity, reason }),
  at,
  by,
  quantity,
  ...(reason !== undefined && { reason }),
  expiresAt: epochSeconds(new Date(at)) + KEPT_SECONDS,
});

const writeFor = (count: Count, stock: Stock, now: number): StockWrite =>
  count.quantity > 0 ? receive(count, stock, now) : writeOff({ ...count, quantity: -count.quantity }, stock, now);

const explain = (count: Count, stock: Stock | undefined): Error => {
  if (stock === undefined) return new UnknownSku(`${count.sku} is not known; publish its product first.`);
  return count.quantity < 0
    ? tooFewToWriteOff(stock, { ...count, quantity: -count.quantity })
    : new StockBusy(`${count.sku} changes too fast.`);
};

const countOnce = async ({ loadStock, writeStock }: Ports, count: Count, act: Act): Promise<Stock> => {
  const before = await loadStock(count.sku);
  if (before === undefined) throw explain(count, before);
  if (isCounted(before, count)) return before;
  const now = epochSeconds(new Date(act.at));
  const full = tooManyCounts(before, now);
  if (full !== undefined) throw full;
  const written = await writeStock(count.sku, writeFor(count, before, now), act);
  if (written.done || (written.stock && isCounted(written.stock, count))) return written.stock ?? before;
  throw explain(count, written.stock);
};

/** The marker is of the request, not of its key alone, which a refusal frees for another. */
const markerOf = ({ id, request }: CountRow): string => shortKey(`${id} ${request}`);

const REFUSALS = ['OutOfStock', 'TooManyCounts'] as const;

/** Too few pieces now may be enough later, and a day passes: the refused key binds nobody. */
const countOrRefuse = async (ports: Ports, row: CountRow, act: Act): Promise<StockView> => {
  const { sku, quantity } = row;
  try {
    return viewOf(await countOnce(ports, { key: markerOf(row), sku, quantity }, act));
  } catch (error) {
    if (REFUSALS.some((name) => isErrorNamed(error, name))) await ports.refuseCount(row);
    throw error;
  }
};

/**
 * Counts pieces once for each idempotency key: the row remembers what was asked and answered, the marker on the item
 * whether it was counted. Of requests that run side by side one answers first, and the others say the same, marked.
 * @throws UnknownSku, OutOfStock, TooManyCounts, IdempotencyKeyReused, ReceiptExpired, StockBusy
 */
export const countStock =
  (ports: Ports) =>
  async (request: CountRequest, act: Act): Promise<Counted> => {
    const asked = rowOf(request, act);
    const stock = await ports.loadStock(request.sku);
    if (stock === undefined) throw explain({ ...request, key: '' }, stock);
    const row = await ports.openCount(asked);
    if (row.request !== asked.request) throw new IdempotencyKeyReused('This key counted something else before.');
    if (row.answer !== undefined) return { stock: row.answer as StockView, replayed: true };
    if (Date.parse(act.at) - Date.parse(row.at) > USABLE_SECONDS * 1_000)
      throw new ReceiptExpired('Look at the stock, then count with a new key if needed.', { sku: request.sku });
    const answer = await countOrRefuse(ports, row, act);
    const kept = await ports.closeCount(row, answer);
    return { stock: (kept as StockView | undefined) ?? answer, replayed: kept !== undefined };
  };
