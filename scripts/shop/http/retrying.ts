import { Failure } from '#scripts/shop/failure.ts';

export type RetryPorts = {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onRetry: (failure: Failure, waitMs: number) => void;
};

const BASE_MS = 250;
const CAP_MS = 5_000;
/** A server that wants more patience than this is not worth waiting for at a terminal. */
const MAX_RETRY_AFTER_MS = 30_000;

/** Ten attempts wait 0.25 + 0.5 + 1 + 2 + 4 + 4 × 5 = 27.75 s at most, half of it on average, and Retry-After beside. */
export const PATIENT = 10;
/** Five attempts wait 3.75 s at most. */
export const BRISK = 5;

/** Full jitter: those who failed together do not come back together. */
const backoff = (failed: number, random: () => number): number =>
  Math.round(random() * Math.min(CAP_MS, BASE_MS * 2 ** failed));

/** Milliseconds, or nothing when it is time to give up. */
const waitAfter = (error: unknown, failed: number, random: () => number): number | undefined => {
  if (!(error instanceof Failure) || error.retry === undefined) return undefined;
  const { attempts, afterMs = 0 } = error.retry;
  if (failed + 1 >= attempts || afterMs > MAX_RETRY_AFTER_MS) return undefined;
  return afterMs + backoff(failed, random);
};

/** Makes an attempt again as long as its failure says that this may help; the last failure comes out. */
export const retrying = async <T>(ports: RetryPorts, attempt: () => Promise<T>): Promise<T> => {
  for (let failed = 0; ; failed += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = waitAfter(error, failed, ports.random);
      if (waitMs === undefined) throw error;
      ports.onRetry(error as Failure, waitMs);
      await ports.sleep(waitMs);
    }
  }
};
