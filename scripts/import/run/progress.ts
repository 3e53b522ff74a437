import type { Counts } from '#functions/catalog/import/run/import-catalogue.ts';
import type { Clock } from '#functions/shared/kernel/clock.ts';

export type Progress = {
  readonly counts: Counts;
  /** Rows a second, of this run. */
  readonly rate: number;
  /** From 0 to 1, where it can be said. */
  readonly fraction?: number;
  /** Where the share that is done allows to say. */
  readonly secondsLeft?: number;
};

/** Too early to tell. */
const MIN_SHARE = 0.001;

/** Rate and time left, as far as this run goes: what an earlier one did took no time now. */
export const progressMeter = (clock: Clock, fraction: () => number | undefined, rowsBefore = 0) => {
  let began: { readonly time: number; readonly share: number } | undefined;
  return (counts: Counts): Progress => {
    const now = clock().getTime();
    const share = fraction();
    began ??= { time: now, share: share ?? 0 };
    const seconds = Math.max(now - began.time, 1) / 1_000;
    const rate = (counts.rows - rowsBefore) / seconds;
    const done = (share ?? 0) - began.share;
    return {
      counts,
      rate,
      ...(share !== undefined && { fraction: share }),
      ...(share !== undefined && done > MIN_SHARE && { secondsLeft: (seconds * (1 - share)) / done }),
    };
  };
};
