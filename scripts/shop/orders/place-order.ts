import type * as z from 'zod';
import { placeOrder as placeOrderRoute, type placeOrderSchema } from '#functions/orders/contract/routes.ts';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { Failure, slugOf, withHint } from '#scripts/shop/failure.ts';
import type { Order } from '#scripts/shop/orders/order-view.ts';
import type { Session } from '#scripts/shop/session.ts';

type Body = z.input<typeof placeOrderSchema>;

type Placing = {
  readonly body: Body;
  readonly idempotencyKey: string;
  /** Pay the new total when it is another than expected. */
  readonly acceptPrice: boolean;
};

export type Placed = { readonly order: Order; readonly replayed: boolean };

/** `mine`: as a buyer or as a guest. */
type Ports = Pick<Session, 'mine' | 'sleep'> & { readonly note: (line: string) => void };

/** Waits 5 s in all for orders to hear of a product that the catalogue has just published, or priced anew. */
const LEARNING = { attempts: 10, everyMs: 500 };

const newTotalOf = (error: unknown): Money | undefined =>
  slugOf(error) === 'price-changed' && error instanceof Failure
    ? moneySchema.safeParse(error.problem.total).data
    : undefined;

const explain = (error: unknown, key: string): unknown => {
  const total = newTotalOf(error);
  if (total !== undefined)
    return withHint(error, `It is ${formatMoney(total)} now. To pay that, say the same again with --accept-price.`);
  const unsure = error instanceof Failure && error.retry !== undefined;
  return unsure
    ? withHint(error, `It may have been placed. To order once only, say the same with --key ${key}.`)
    : error;
};

/**
 * Places an order. Whatever is tried again goes under the same key, which a refused order leaves unused.
 * @throws Failure that says how to go on
 */
export const placeOrder = async ({ mine, sleep, note }: Ports, placing: Placing): Promise<Placed> => {
  const { idempotencyKey, acceptPrice } = placing;
  let body = placing.body;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await mine(placeOrderRoute, { body, idempotencyKey });
      return { order: answer.body, replayed: answer.headers.get('idempotent-replayed') === 'true' };
    } catch (error) {
      const total = newTotalOf(error);
      const learning = slugOf(error) === 'unknown-product';
      if (attempt >= LEARNING.attempts || !(learning || (total && acceptPrice))) throw explain(error, idempotencyKey);
      if (total) body = { ...body, expectedTotal: total };
      note(total ? `The price has changed: ${formatMoney(total)}` : 'orders has not heard of the product yet');
      if (learning) await sleep(LEARNING.everyMs);
    }
  }
};
