import { receiveStock as receiveStockRoute } from '#functions/inventory/contract/routes.ts';
import type { Api } from '#scripts/shop/api.ts';
import { slugOf } from '#scripts/shop/failure.ts';
import { findOffer } from '#scripts/shop/orders/offers.ts';

type Receipt = { readonly sku: string; readonly quantity: number; readonly idempotencyKey: string };

type Ports = { readonly api: Api; readonly sleep: (milliseconds: number) => Promise<void> };

type IsPublished = () => Promise<boolean>;

/** Waits 15 s in all for inventory to hear of a SKU that has just been published. */
const LEARNING = { attempts: 60, everyMs: 250 };

/**
 * Does what needs a SKU that inventory may not have heard of yet.
 * @param isPublished whether it is worth waiting for; asked once
 * @throws Failure
 */
export const onceKnown = async <T>(
  { sleep }: Pick<Ports, 'sleep'>,
  isPublished: IsPublished,
  act: () => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (slugOf(error) !== 'unknown-sku' || attempt >= LEARNING.attempts) throw error;
      if (attempt === 1 && !(await isPublished())) throw error;
      await sleep(LEARNING.everyMs);
    }
  }
};

const receive = async (api: Api, { sku, quantity, idempotencyKey }: Receipt) => {
  const answer = await api(receiveStockRoute, { params: { sku }, body: { quantity }, idempotencyKey });
  return { stock: answer.body, replayed: answer.headers.get('idempotent-replayed') === 'true' };
};

export type Received = Awaited<ReturnType<typeof receive>>;

/**
 * Adds pieces; where inventory has yet to hear of the SKU, a little later.
 * @param isPublished asks the catalogue, unless the caller knows
 * @throws Failure
 */
export const receiveStock = (
  ports: Ports,
  receipt: Receipt,
  isPublished: IsPublished = async () => (await findOffer(ports.api, receipt.sku)) !== undefined,
): Promise<Received> => onceKnown(ports, isPublished, () => receive(ports.api, receipt));
