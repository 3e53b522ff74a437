import type { Pause } from '#functions/cart/application/ports.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';

const ATTEMPTS = 12;

/**
 * Load, decide, save, and again when the row has moved on meanwhile: for changes that hold whatever else was changed.
 * @param attempt answers undefined when it came too late with what it had loaded
 * @throws ConcurrentChange, and whatever an attempt throws
 */
export const untilSaved = async <Result>(pause: Pause, attempt: () => Promise<Result | undefined>): Promise<Result> => {
  for (let tried = 0; tried < ATTEMPTS; tried++) {
    if (tried > 0) await pause(tried);
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new ConcurrentChange('The cart changes faster than it can be written.');
};
