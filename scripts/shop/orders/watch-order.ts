import type { OrderStatus, TimelineEntry } from '#scripts/shop/orders/order-view.ts';
import type { Progress } from '#scripts/shop/orders/read-order.ts';

type WatchPorts = {
  readonly progress: () => Promise<Progress>;
  readonly onEntry: (entry: TimelineEntry) => void;
  readonly onWait: (status: OrderStatus, elapsedMs: number) => void;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
};

type Until = { readonly reached: (status: OrderStatus) => boolean; readonly timeoutMs: number };

const FIRST_MS = 150;
const CAP_MS = 2_000;

/** 0.15 s, then half as long again each time, up to 2 s; jittered, so that many who wait do not ask at once. */
const pause = (polls: number, random: () => number): number =>
  Math.round(Math.min(CAP_MS, FIRST_MS * 1.5 ** polls) * (0.75 + random() / 2));

/** Asks again and again how an order does, and tells each new entry once; answers what it saw last. */
export const watchOrder = async (ports: WatchPorts, { reached, timeoutMs }: Until): Promise<Progress> => {
  const start = ports.now().getTime();
  let told = 0;
  for (let polls = 0; ; polls += 1) {
    const progress = await ports.progress();
    for (const entry of progress.entries.slice(told)) ports.onEntry(entry);
    told = Math.max(told, progress.entries.length);
    const elapsed = ports.now().getTime() - start;
    if (reached(progress.status) || elapsed >= timeoutMs) return progress;
    ports.onWait(progress.status, elapsed);
    await ports.sleep(pause(polls, ports.random));
  }
};
