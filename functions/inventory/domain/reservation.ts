import type { Instant } from '#functions/shared/kernel/clock.ts';

export type Line = { readonly sku: string; readonly quantity: number };

/**
 * The arbiter between commit and release of one order: whoever writes it first has decided, and the other never acts
 * against it. `returned` counts the lines that went back while a HELD one is being released.
 */
export type Reservation = {
  readonly orderId: string;
  readonly status: 'HELD' | 'RELEASED';
  readonly lines: readonly Line[];
  readonly returned: number;
  readonly at: Instant;
};
