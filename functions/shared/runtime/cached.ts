import type { Clock } from '#functions/shared/kernel/clock.ts';

/** Remembers a value for a while; a failed load is not remembered. The clock comes from outside. */
export const cached = <T>(now: Clock, milliseconds: number, load: () => Promise<T>): (() => Promise<T>) => {
  let kept: { readonly value: T; readonly until: number } | undefined;
  return async () => {
    const at = now().getTime();
    if (kept !== undefined && at < kept.until) return kept.value;
    const value = await load();
    kept = { value, until: at + milliseconds };
    return value;
  };
};
