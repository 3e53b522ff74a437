import type { CountOrdersSince, FirstOrderSince, Now } from '#functions/orders/application/ports.ts';
import { TooManyRequests } from '#functions/shared/runtime/api/errors.ts';

const WINDOW_MS = 60_000;

export type LimitPorts = {
  readonly countOrdersSince: CountOrdersSince;
  readonly firstOrderSince: FirstOrderSince;
  readonly ordersPerMinute: number;
  readonly now: Now;
};

/**
 * Counts what is there instead of keeping a counter. The index lags by a little: it bounds who orders all the time, and
 * the gateway's throttle bounds who orders all at once.
 * @throws TooManyRequests saying when the first of the last minute's orders will be older than that
 */
export const refuseTooMany =
  ({ countOrdersSince, firstOrderSince, ordersPerMinute, now }: LimitPorts) =>
  async (owner: string): Promise<void> => {
    const at = Date.parse(now());
    const since = new Date(at - WINDOW_MS).toISOString();
    if ((await countOrdersSince(owner, since, ordersPerMinute)) < ordersPerMinute) return;
    const first = Date.parse((await firstOrderSince(owner, since)) ?? now());
    const retryAfterSeconds = Math.max(1, Math.ceil((first + WINDOW_MS - at) / 1_000));
    throw new TooManyRequests(`A buyer may place ${ordersPerMinute} orders a minute.`, { retryAfterSeconds });
  };
