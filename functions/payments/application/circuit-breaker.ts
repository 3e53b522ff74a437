import type { Guard } from '#functions/payments/application/authorise-payment.ts';
import { admission, type BreakerState, mustOpen, OPEN_MS } from '#functions/payments/domain/breaker.ts';
import { ProviderUnavailable } from '#functions/payments/domain/errors.ts';
import type { Clock } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

/** Times are milliseconds since the epoch. */
export type BreakerStore = {
  readonly load: () => Promise<BreakerState | undefined>;
  /** Answers with the count, or undefined when it began anew. */
  readonly countFailure: (now: number) => Promise<BreakerState | undefined>;
  /** Opens, or keeps open, until then; false when someone else did since `seen`. */
  readonly open: (until: number, seen: number | undefined) => Promise<boolean>;
  readonly close: (openUntil: number) => Promise<void>;
};

export type BreakerPorts = Omit<BreakerStore, 'load'> & {
  /** Remembers for a while: the happy path must not read each time. */
  readonly state: () => Promise<BreakerState | undefined>;
  readonly now: Clock;
};

const FAILURES = ['ProviderTimeout', 'ProviderUnavailable'];

const isFailure = (error: unknown): boolean => FAILURES.some((name) => isErrorNamed(error, name));

const refuse = () => new ProviderUnavailable('The provider failed too often and is left alone for a while.');

/**
 * Keeps calls away from a provider that fails: closed → open after ten failures within ten seconds → after five more
 * seconds one caller at a time tries, and its success closes. Nothing is written while all goes well.
 */
export const circuitBreaker = ({ state, countFailure, open, close, now }: BreakerPorts): Guard => {
  const time = (): number => now().getTime();

  const note = async (): Promise<void> => {
    const counted = await countFailure(time());
    if (counted !== undefined && mustOpen(counted)) await open(time() + OPEN_MS, undefined);
  };

  const closed: Guard = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (isFailure(error)) await note();
      throw error;
    }
  };

  /** The claim keeps the breaker open for all others, and for longer if the try fails or its caller is gone. */
  const halfOpen =
    (seen: number | undefined): Guard =>
    async (work) => {
      const until = time() + OPEN_MS;
      if (!(await open(until, seen))) throw refuse();
      try {
        const result = await work();
        await close(until);
        return result;
      } catch (error) {
        if (!isFailure(error)) await close(until);
        throw error;
      }
    };

  return async (work) => {
    const known = await state();
    const admitted = admission(known, time());
    if (admitted === 'refuse') throw refuse();
    return admitted === 'pass' ? closed(work) : halfOpen(known?.openUntil)(work);
  };
};
