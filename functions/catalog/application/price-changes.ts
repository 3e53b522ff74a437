import { existing } from '#functions/catalog/application/change-product.ts';
import { decidedAnew } from '#functions/catalog/application/decided-anew.ts';
import type { LoadPriceSchedule, LoadProduct, SavePriceSchedule } from '#functions/catalog/application/ports.ts';
import type { PriceChangeInput, PriceChangeView } from '#functions/catalog/contract/price-change.ts';
import { setPrices } from '#functions/catalog/domain/edit-product.ts';
import {
  asScheduled,
  cancel,
  findPriceChange,
  type NewPriceChange,
  type PriceChange,
  type PriceSchedule,
  priceChangeOf,
  schedule,
  shownAt,
} from '#functions/catalog/domain/price-schedule.ts';
import { settle } from '#functions/catalog/domain/settle.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import { storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

type ReadPorts = {
  readonly loadProduct: LoadProduct;
  readonly loadPriceSchedule: LoadPriceSchedule;
  readonly now: Clock;
};
export type PriceChangePorts = ReadPorts & { readonly savePriceSchedule: SavePriceSchedule };

const viewOf = (productId: string, { request: _, correlationId: __, ...change }: PriceChange): PriceChangeView => ({
  ...change,
  productId,
});

/** Load, decide, save; decided anew when another change of the product was made or ended meanwhile. */
const changeSchedule = (
  { loadPriceSchedule, savePriceSchedule }: PriceChangePorts,
  productId: string,
  decide: (known: PriceSchedule) => PriceSchedule | Promise<PriceSchedule>,
): Promise<PriceSchedule> =>
  decidedAnew(async () => {
    const before = await loadPriceSchedule(productId);
    const after = await decide(before);
    if (after !== before) await savePriceSchedule({ before, after });
    return after;
  });

/** What the product would refuse at the change's time it refuses now. */
const refuseImpossible = async (
  { loadProduct }: ReadPorts,
  productId: string,
  { sku, prices, scheduledAt }: NewPriceChange,
  trace: Trace,
): Promise<void> => {
  const product = existing(productId, await loadProduct(productId));
  settle(product, setPrices(product, sku, prices), { at: scheduledAt, trace: storeTrace(trace) });
};

export type ToSchedule = PriceChangeInput & {
  readonly by: string;
  readonly idempotencyKey: string;
  readonly productId: string;
  readonly sku: string;
};

/**
 * One change for each key of an operator, for one product: the same request again gets it as it was scheduled, whatever
 * became of it.
 * @throws ProductNotFound, ProductAlreadyRetired, VariantNotFound, ProductTooLarge, PriceChangeInThePast,
 *   PriceChangeTooFarAhead, TooManyPriceChanges, IdempotencyKeyReused
 */
export const schedulePriceChange =
  (ports: PriceChangePorts) =>
  async ({ by, idempotencyKey, productId, sku, prices, ...asked }: ToSchedule, trace: Trace) => {
    const id = derivedId('prc', by, productId, idempotencyKey);
    const wanted = { sku, prices, effectiveAt: instant(new Date(asked.effectiveAt)) };
    const request = fingerprint(wanted);
    let replayed = false;
    const after = await changeSchedule(ports, productId, async (known) => {
      const made = findPriceChange(known, id);
      replayed = made !== undefined;
      if (made !== undefined && made.request !== request)
        throw new IdempotencyKeyReused('The key stands for another price change; use a new one.', {
          priceChangeId: id,
        });
      if (made !== undefined) return known;
      const { correlationId } = trace;
      const change = { ...wanted, id, request, correlationId, scheduledAt: instant(ports.now()) };
      await refuseImpossible(ports, productId, change, trace);
      return schedule(known, change);
    });
    return { change: viewOf(productId, asScheduled(priceChangeOf(after, id))), replayed };
  };

/** @throws ProductNotFound */
export const listPriceChanges =
  ({ loadProduct, loadPriceSchedule, now }: ReadPorts) =>
  async (productId: string): Promise<PriceChangeView[]> => {
    const [product, schedule] = await Promise.all([loadProduct(productId), loadPriceSchedule(productId)]);
    existing(productId, product);
    return shownAt(schedule, instant(now())).map((change) => viewOf(productId, change));
  };

/** @throws PriceChangeNotFound, PriceChangeAlreadyEnded */
export const cancelPriceChange =
  (ports: PriceChangePorts) =>
  async (productId: string, id: string): Promise<PriceChangeView> => {
    const after = await changeSchedule(ports, productId, (known) => cancel(known, id, instant(ports.now())));
    return viewOf(productId, priceChangeOf(after, id));
  };
