import { slugOf } from '#scripts/shop/failure.ts';
import { findOffers } from '#scripts/shop/orders/offers.ts';
import type { Session } from '#scripts/shop/session.ts';

/** Waits 5 s in all for a context to hear of what the catalogue has just published. */
const LEARNING = { attempts: 10, everyMs: 500 };

/**
 * Does what needs products to be known, again for a while when one is not.
 * @throws Failure, at once for what the catalogue does not have either
 */
export const onceKnown = async <Result>(
  { api, sleep, terminal }: Pick<Session, 'api' | 'sleep' | 'terminal'>,
  skus: readonly string[],
  act: () => Promise<Result>,
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (slugOf(error) !== 'unknown-product' || attempt >= LEARNING.attempts) throw error;
      if (attempt === 1) await findOffers(api, skus);
      terminal.note('the shop has not heard of the product everywhere yet');
      await sleep(LEARNING.everyMs);
    }
  }
};
