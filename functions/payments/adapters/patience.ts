import { ConstantBackoff, handleWhen, isTaskCancelledError, retry, TimeoutStrategy, timeout } from 'cockatiel';
import { ProviderTimeout } from '#functions/payments/domain/errors.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/** How long an attempt may take, how many there are, and what else than ProviderUnavailable is tried again. */
export type Patience = { readonly timeoutMs: number; readonly attempts: number; readonly repeatTimeouts: boolean };

/** Waits before another attempt are uniform in [0, 100) ms. */
export const MAX_WAIT_MS = 100;

/**
 * The one layer of timeouts and retries under the machine's own. In all, at worst (the last attempt included):
 * - createIntent, cancel, capture, refund: 2 × 1.2 s + 0.1 s = 2.5 s
 * - confirm: 2 × 2 s + 0.1 s = 4.1 s; a timeout is not repeated but asked about with find
 * - find: 1.2 s
 *
 * So AuthorisePayment spends at most 2.5 + 4.1 + 1.2 = 7.8 s here, UndoPayment 3 × 2.5 = 7.5 s.
 */
export const PATIENCE = {
  createIntent: { timeoutMs: 1_200, attempts: 2, repeatTimeouts: true },
  confirm: { timeoutMs: 2_000, attempts: 2, repeatTimeouts: false },
  cancel: { timeoutMs: 1_200, attempts: 2, repeatTimeouts: true },
  capture: { timeoutMs: 1_200, attempts: 2, repeatTimeouts: true },
  refund: { timeoutMs: 1_200, attempts: 2, repeatTimeouts: true },
  find: { timeoutMs: 1_200, attempts: 1, repeatTimeouts: false },
} as const satisfies Readonly<Record<string, Patience>>;

/** The most that calls of this kind can take, in milliseconds. */
export const worstCaseMs = ({ timeoutMs, attempts }: Patience): number =>
  attempts * timeoutMs + (attempts - 1) * MAX_WAIT_MS;

/** @throws ProviderTimeout when the work takes longer; what it has done by then stays done */
export const within = async <T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  try {
    return await timeout(milliseconds, TimeoutStrategy.Aggressive).execute(({ signal }) => work(signal));
  } catch (cause) {
    if (!isTaskCancelledError(cause)) throw cause;
    throw new ProviderTimeout(`There was no answer within ${milliseconds} ms.`, {}, { cause });
  }
};

const isWorthRepeating =
  ({ repeatTimeouts }: Patience) =>
  (error: unknown): boolean =>
    isErrorNamed(error, 'ProviderUnavailable') || (repeatTimeouts && isErrorNamed(error, 'ProviderTimeout'));

/** Calls until there is an answer or patience ends. cockatiel decides; the waiting is the world's, so that it can be driven. */
export const patiently =
  ({ sleep, random }: Pick<World, 'sleep' | 'random'>) =>
  <T>(patience: Patience, call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const again = { maxAttempts: patience.attempts - 1, backoff: new ConstantBackoff(0) };
    return retry(handleWhen(isWorthRepeating(patience)), again).execute(async ({ attempt }) => {
      if (attempt > 0) await sleep(Math.floor(random() * MAX_WAIT_MS));
      return within(patience.timeoutMs, call);
    });
  };
