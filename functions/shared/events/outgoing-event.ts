import type * as z from 'zod';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { type Envelope, eventId } from '#functions/shared/events/envelope.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** What a context says happened: a definition and its data, not yet bound to a row. */
export type EventBody = { readonly definition: EventDefinition; readonly data: unknown };

/** An event as it follows from a committed row, ready to be published. */
export type OutgoingEvent = EventBody & {
  readonly aggregateId: string;
  readonly sequence: number;
  readonly occurredAt: Instant;
  readonly trace: Trace;
};

export const body = <Schema extends z.ZodObject>(
  definition: EventDefinition<string, Schema>,
  data: z.infer<Schema>,
): EventBody => ({ definition, data });

/** @throws ZodError when the data does not keep the contract: such a record is parked, never published. */
export const toEnvelope = ({ definition, data, trace, ...event }: OutgoingEvent): Envelope =>
  definition.detail.parse({
    meta: {
      id: eventId(event.aggregateId, event.sequence),
      type: definition.name,
      version: definition.version,
      ...event,
      ...trace,
    },
    data,
  });
