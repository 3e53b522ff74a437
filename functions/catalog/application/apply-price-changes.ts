import { decidedAnew } from '#functions/catalog/application/decided-anew.ts';
import type {
  CountTry,
  FindDuePriceChanges,
  LoadPriceSchedule,
  LoadProduct,
  PriceScheduleWrite,
  SavePriceSchedule,
  Waiting,
} from '#functions/catalog/application/ports.ts';
import {
  type End,
  end,
  findPriceChange,
  isScheduled,
  type Scheduled,
} from '#functions/catalog/domain/price-schedule.ts';
import { takeEffect } from '#functions/catalog/domain/take-effect.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';
import { storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';

export type ApplyPorts = {
  readonly findDuePriceChanges: FindDuePriceChanges;
  readonly loadPriceSchedule: LoadPriceSchedule;
  readonly loadProduct: LoadProduct;
  readonly savePriceSchedule: SavePriceSchedule;
  readonly countTry: CountTry;
  readonly now: Clock;
  /** Told of each time that a change could not be applied, and whether it was given up. */
  readonly onFailed: (waiting: Waiting, error: unknown, givenUp: boolean) => void;
};

/** A change that is `waiting` is tried again by the next run. */
type Outcome = End['status'] | 'waiting';

/** How many changes came to which end in a run. */
type Applied = { readonly [One in Outcome]?: number };

/** A change takes some 30 ms, and a run may take five minutes. */
const MOST = 5_000;

/** Products at a time. */
const WIDTH = 8;

/** A run a minute: a quarter of an hour, for troubles of ours. What a product refuses is never tried again. */
const MAX_TRIES = 15;

/** How a change ends, and what that makes of its product. */
type Ending = Pick<PriceScheduleWrite, 'product'> & { readonly end: End };

type EndOne = (waiting: Waiting, decide: (change: Scheduled) => Promise<Ending>) => Promise<End['status'] | undefined>;

/** Ends a change in one write with what it did. @returns undefined when another run or an operator ended it */
const endOne =
  ({ loadPriceSchedule, savePriceSchedule }: ApplyPorts): EndOne =>
  ({ productId, id }, decide) =>
    decidedAnew(async () => {
      const before = await loadPriceSchedule(productId);
      const change = findPriceChange(before, id);
      if (change === undefined || !isScheduled(change)) return undefined;
      const { end: how, ...ending } = await decide(change);
      await savePriceSchedule({ before, after: end(before, id, how), ...ending });
      return how.status;
    });

/** What it leads to belongs to the request that scheduled it. */
const applyTo =
  ({ loadProduct, now }: ApplyPorts, { productId, id }: Waiting, trace: Trace) =>
  async (change: Scheduled): Promise<Ending> => {
    const before = await loadProduct(productId);
    const { correlationId } = change;
    const act = { at: instant(now()), trace: storeTrace({ ...trace, correlationId, causationId: id }) };
    const { end: how, product: after } = takeEffect(before, change, act);
    const changed = before !== undefined && after !== undefined && after !== before;
    return { end: how, ...(changed && { product: { before, after } }) };
  };

const giveUp = async (ports: ApplyPorts): Promise<Ending> => ({
  end: { status: 'dropped', reason: 'failed', endedAt: instant(ports.now()) },
});

const tryOne = async (ports: ApplyPorts, waiting: Waiting, trace: Trace): Promise<Outcome | undefined> => {
  try {
    return await endOne(ports)(waiting, applyTo(ports, waiting, trace));
  } catch (error) {
    const tries = waiting.tries + 1;
    const givenUp = tries >= MAX_TRIES;
    ports.onFailed(waiting, error, givenUp);
    if (givenUp) return endOne(ports)(waiting, () => giveUp(ports));
    await ports.countTry({ ...waiting, tries });
    return 'waiting';
  }
};

/** Those of one product, one after the other: while one waits, so do those after it. */
const tryInOrder = async (ports: ApplyPorts, queue: readonly Waiting[], trace: Trace): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const waiting of queue) {
    const outcome = await tryOne(ports, waiting, trace);
    if (outcome !== undefined) outcomes.push(outcome);
    if (outcome === 'waiting') break;
  }
  return outcomes;
};

const counted = (outcomes: readonly Outcome[]): Applied =>
  Object.fromEntries([...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => [outcome, all.length]));

/**
 * Applies every price change whose time has come, each product's in the order of their times. Runs side by side, and after
 * a crash anywhere, end each change once. What fails is counted and does not keep other products waiting.
 * @throws what kept it from counting, once all others are done
 */
export const applyPriceChanges =
  (ports: ApplyPorts) =>
  async (trace: Trace): Promise<Applied> => {
    const due = await ports.findDuePriceChanges(instant(ports.now()), MOST);
    const queues = [...Map.groupBy(due, ({ productId }) => productId).values()];
    const done: PromiseSettledResult<Outcome[]>[] = [];
    for (let from = 0; from < queues.length; from += WIDTH) {
      const some = queues.slice(from, from + WIDTH);
      done.push(...(await Promise.allSettled(some.map((queue) => tryInOrder(ports, queue, trace)))));
    }
    for (const one of done) if (one.status === 'rejected') throw one.reason;
    return counted(done.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
  };
