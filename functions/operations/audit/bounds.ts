import type { World } from '#functions/shared/runtime/world.ts';

/** How long things may take before they are wrong; all in milliseconds. */
export type Bounds = {
  /** How far others may lag behind a row's last change: relay, queues with their retries, the archive's window. */
  readonly graceMs: number;
  /** How long an order may be PENDING: all of its deadlines, and a checkout after the last. */
  readonly pendingMs: number;
  /** How long an order may be CANCELLING: until every retry of cancel-order is used up and it is parked. */
  readonly cancellingMs: number;
  /** How far back events are looked for in the archive, which may expire. */
  readonly windowMs: number;
};

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

const DEFAULTS: Bounds = {
  graceMs: 300 * SECOND,
  pendingMs: 720 * SECOND,
  cancellingMs: 1_800 * SECOND,
  windowMs: 7 * DAY,
};

type Environment = World['environment'];

const numberIn = (environment: Environment, name: string, unit: number): number | undefined => {
  const value = environment[name];
  return value === undefined || value === '' ? undefined : Number(value) * unit;
};

/** AUDIT_GRACE_SECONDS, AUDIT_PENDING_SECONDS, AUDIT_CANCELLING_SECONDS and AUDIT_WINDOW_DAYS; each has a default. */
export const boundsFrom = (environment: Environment): Bounds => ({
  graceMs: numberIn(environment, 'AUDIT_GRACE_SECONDS', SECOND) ?? DEFAULTS.graceMs,
  pendingMs: numberIn(environment, 'AUDIT_PENDING_SECONDS', SECOND) ?? DEFAULTS.pendingMs,
  cancellingMs: numberIn(environment, 'AUDIT_CANCELLING_SECONDS', SECOND) ?? DEFAULTS.cancellingMs,
  windowMs: numberIn(environment, 'AUDIT_WINDOW_DAYS', DAY) ?? DEFAULTS.windowMs,
});
