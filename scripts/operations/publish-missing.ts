import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { ExpectedEvent } from '#functions/operations/audit/expected-events.ts';
import { publisher } from '#functions/shared/events/publish.ts';

/** How many events of each context went to the bus. */
export type Published = Readonly<Record<string, number>>;

/**
 * Every event goes out in its own context's name, under the id that it always had.
 * @throws Error when the bus refuses one
 */
export const publishMissing = async (
  events: EventBridgeClient,
  bus: string,
  missing: readonly ExpectedEvent[],
): Promise<Published> => {
  const published: Record<string, number> = {};
  for (const [context, all] of Map.groupBy(missing, (one) => one.context)) {
    const refused = await publisher(events, bus, context)(all.map(({ envelope }) => envelope));
    if (refused.length > 0) throw new Error(`The bus refused ${refused.length} events: ${refused[0]?.reason}`);
    published[context] = all.length;
  }
  return published;
};
