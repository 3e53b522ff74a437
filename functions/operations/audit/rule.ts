import type { Bounds } from '#functions/operations/audit/bounds.ts';
import type { Joined } from '#functions/operations/audit/join.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

/** When it is judged, and what may still be under way. */
export type Moment = {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly bounds: Bounds;
  /** Whether the last of these changes is so old that everybody must have followed. */
  readonly settled: (...changes: readonly (Instant | undefined)[]) => boolean;
};

export type Violation = Omit<Finding, 'kind'>;

/** One promise that the system makes, and how to see that it is broken. */
export type Rule = {
  /** The kind of its findings. */
  readonly name: string;
  readonly promise: string;
  readonly check: (evidence: Joined, moment: Moment) => readonly Violation[];
};

const latest = (changes: readonly (Instant | undefined)[]): number =>
  Math.max(0, ...changes.map((change) => (change === undefined ? 0 : Date.parse(change))));

/** Clocks differ by a little, so that no grace at all means that every change has settled. */
export const momentOf = (now: Date, bounds: Bounds): Moment => ({
  now: now.getTime(),
  bounds,
  settled: (...changes) => bounds.graceMs === 0 || now.getTime() - latest(changes) >= bounds.graceMs,
});
