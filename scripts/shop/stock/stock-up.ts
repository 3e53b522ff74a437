import { getStockForOperators } from '#functions/inventory/contract/routes.ts';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';
import type { SeedReceipt } from '#scripts/seed/seed-product.ts';
import type { Api } from '#scripts/shop/api.ts';
import { slugOf } from '#scripts/shop/failure.ts';
import { onceKnown, receiveStock } from '#scripts/shop/stock/receive-stock.ts';

/** Pieces that come with a product; `isNew` when the product was not there a moment ago. */
export type FirstStock = SeedReceipt & { readonly isNew: boolean };

export type StockedUp = { readonly received: number; readonly alreadyThere: number };

type StockUp = {
  readonly api: Api;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Begins the idempotency key of each receipt; the SKU is the rest. */
  readonly prefix: string;
  readonly concurrency: number;
};

/** Whoever stocks up has just published. */
const isPublished = async (): Promise<boolean> => true;

const hadStock = async ({ api, sleep }: StockUp, sku: string): Promise<boolean> => {
  const look = async () => (await api(getStockForOperators, { params: { sku } })).body.received > 0;
  return onceKnown({ sleep }, isPublished, look);
};

/** What was received before, with another quantity: still its first stock, and there. */
const isReused = (error: unknown): boolean => slugOf(error) === 'idempotency-key-reused';

/** Looks before it receives, because idempotency keys are forgotten after some weeks and first stock comes once. */
const stockUpOne = async (ports: StockUp, { sku, quantity, isNew }: FirstStock): Promise<boolean> => {
  if (!isNew && (await hadStock(ports, sku))) return false;
  try {
    const receipt = { sku, quantity, idempotencyKey: `${ports.prefix}-${sku}` };
    const { replayed } = await receiveStock(ports, receipt, isPublished);
    return !replayed;
  } catch (error) {
    if (isReused(error)) return false;
    throw error;
  }
};

/** Receives the first stock of SKUs that have been published, once for each however often it is called. */
export const stockUp = async (ports: StockUp, first: readonly FirstStock[]): Promise<StockedUp> => {
  const done = await mapConcurrently(first, ports.concurrency, (one) => stockUpOne(ports, one));
  const received = done.filter(Boolean).length;
  return { received, alreadyThere: done.length - received };
};
