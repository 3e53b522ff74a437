import type { DeadLetterQueue } from '#functions/operations/audit/evidence.ts';

/** Ids of the events that lie in the dead-letter queues whose names hold the given part. */
export const deadEvents = (queues: readonly DeadLetterQueue[], part: string): ReadonlySet<string> =>
  new Set(
    queues
      .filter(({ queue }) => queue.includes(part))
      .flatMap(({ letters }) => letters.flatMap(({ eventId }) => eventId ?? [])),
  );
