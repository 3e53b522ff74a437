import { type DropReason, MAX_DAYS_AHEAD, MAX_ENDED, MAX_SCHEDULED } from '#functions/catalog/contract/price-change.ts';
import type { Prices } from '#functions/catalog/contract/product-input.ts';
import {
  PriceChangeAlreadyEnded,
  PriceChangeInThePast,
  PriceChangeNotFound,
  PriceChangeTooFarAhead,
  TooManyPriceChanges,
} from '#functions/catalog/domain/errors.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';

export type PriceChangeId = Id<'prc'>;

export type NewPriceChange = {
  readonly id: PriceChangeId;
  readonly sku: string;
  readonly prices: Prices;
  readonly effectiveAt: Instant;
  readonly scheduledAt: Instant;
  /** The fingerprint of the request that made it, to tell a repeated request from another one. */
  readonly request: string;
  /** Of that request: what the change leads to belongs to it. */
  readonly correlationId: string;
};

export type Scheduled = NewPriceChange & { readonly status: 'scheduled' };

export type End =
  | { readonly status: 'applied' | 'cancelled'; readonly endedAt: Instant }
  | { readonly status: 'dropped'; readonly reason: DropReason; readonly endedAt: Instant };

export type Ended = NewPriceChange & End;

export type PriceChange = Scheduled | Ended;

/**
 * All price changes of one product, in one row: that there are not too many of them, and that each ends once, is then one
 * conditional write.
 */
export type PriceSchedule = {
  readonly productId: string;
  readonly changes: readonly PriceChange[];
  readonly version: number;
};

const DAY_MS = 86_400_000;

/** How long it is told what became of a change. */
const KEPT_MS = 30 * DAY_MS;

export const emptySchedule = (productId: string): PriceSchedule => ({ productId, changes: [], version: 0 });

export const isScheduled = (change: PriceChange): change is Scheduled => change.status === 'scheduled';

const isEnded = (change: PriceChange): change is Ended => !isScheduled(change);

export const findPriceChange = ({ changes }: PriceSchedule, id: string): PriceChange | undefined =>
  changes.find((change) => change.id === id);

/** @throws PriceChangeNotFound */
export const priceChangeOf = (schedule: PriceSchedule, id: string): PriceChange => {
  const change = findPriceChange(schedule, id);
  if (change === undefined)
    throw new PriceChangeNotFound(`${schedule.productId} has no price change ${id}.`, { priceChangeId: id });
  return change;
};

/** The change as it was scheduled, whatever became of it since. */
export const asScheduled = (change: PriceChange): Scheduled => {
  const { id, sku, prices, effectiveAt, scheduledAt, request, correlationId } = change;
  return { id, sku, prices, effectiveAt, scheduledAt, request, correlationId, status: 'scheduled' };
};

/** When the last of what has ended may be forgotten; undefined while a change waits for its time. */
export const forgottenAt = ({ changes }: PriceSchedule): Date | undefined => {
  const ends = changes.flatMap((change) => (isEnded(change) ? Date.parse(change.endedAt) : []));
  return ends.length < changes.length ? undefined : new Date(Math.max(0, ...ends) + KEPT_MS);
};

/** In the order of their times: what waits, and what ended in the last 30 days, of that the latest. */
export const shownAt = ({ changes }: PriceSchedule, now: Instant): PriceChange[] => {
  const since = new Date(Date.parse(now) - KEPT_MS).toISOString();
  const ended = changes
    .filter(isEnded)
    .filter(({ endedAt }) => endedAt >= since)
    .sort((a, b) => (a.endedAt < b.endedAt ? -1 : 1))
    .slice(-MAX_ENDED);
  return [...changes.filter(isScheduled), ...ended].sort((a, b) =>
    `${a.effectiveAt}#${a.id}` < `${b.effectiveAt}#${b.id}` ? -1 : 1,
  );
};

/** @throws PriceChangeInThePast, PriceChangeTooFarAhead */
const refuseUntimely = ({ effectiveAt, scheduledAt }: NewPriceChange): void => {
  const ahead = Date.parse(effectiveAt) - Date.parse(scheduledAt);
  if (ahead <= 0)
    throw new PriceChangeInThePast('Set the prices themselves if they are to hold now.', { now: scheduledAt });
  if (ahead > MAX_DAYS_AHEAD * DAY_MS)
    throw new PriceChangeTooFarAhead(`At most ${MAX_DAYS_AHEAD} days ahead.`, { limitDays: MAX_DAYS_AHEAD });
};

/** @throws PriceChangeInThePast, PriceChangeTooFarAhead, TooManyPriceChanges */
export const schedule = (known: PriceSchedule, change: NewPriceChange): PriceSchedule => {
  refuseUntimely(change);
  if (known.changes.filter(isScheduled).length >= MAX_SCHEDULED)
    throw new TooManyPriceChanges(`${MAX_SCHEDULED} wait already; cancel one first.`, { limit: MAX_SCHEDULED });
  const scheduled: Scheduled = { ...change, status: 'scheduled' };
  return { ...known, changes: [...shownAt(known, change.scheduledAt), scheduled] };
};

const isOver = (schedule: PriceSchedule, { id, status }: PriceChange) =>
  new PriceChangeAlreadyEnded(`${id} was ${status}: set the prices of ${schedule.productId} anew.`, { ended: status });

/** A change ends once, in one way. @throws PriceChangeNotFound, PriceChangeAlreadyEnded */
export const end = (known: PriceSchedule, id: string, how: End): PriceSchedule => {
  const change = priceChangeOf(known, id);
  if (!isScheduled(change)) throw isOver(known, change);
  const changes = known.changes.map((one) => (one === change ? { ...change, ...how } : one));
  return { ...known, changes: shownAt({ ...known, changes }, how.endedAt) };
};

/** Once more the same is no change. @throws PriceChangeNotFound, PriceChangeAlreadyEnded when it was applied or dropped */
export const cancel = (known: PriceSchedule, id: string, at: Instant): PriceSchedule =>
  priceChangeOf(known, id).status === 'cancelled' ? known : end(known, id, { status: 'cancelled', endedAt: at });
