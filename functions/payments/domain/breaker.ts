/** What is kept of a provider's recent failures; times are milliseconds since the epoch. */
export type BreakerState = {
  /** When the failures began to be counted. */
  readonly countedFrom: number;
  readonly failures: number;
  /** Until then nobody calls; after it one caller at a time tries. */
  readonly openUntil?: number;
};

/** Failures within the window that open the breaker. Successes are not counted: they would cost a write each. */
export const MAX_FAILURES = 10;
export const WINDOW_MS = 10_000;
export const OPEN_MS = 5_000;

/** `pass`: closed. `refuse`: open. `probe`: half open, whoever claims the try may call. */
export type Admission = 'pass' | 'refuse' | 'probe';

export const admission = (state: BreakerState | undefined, now: number): Admission => {
  if (state?.openUntil === undefined) return 'pass';
  return now < state.openUntil ? 'refuse' : 'probe';
};

export const mustOpen = ({ failures, openUntil }: BreakerState): boolean =>
  openUntil === undefined && failures >= MAX_FAILURES;
