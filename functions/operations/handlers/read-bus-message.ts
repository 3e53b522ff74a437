import * as z from 'zod';
import type { ArchivedEvent } from '#functions/operations/application/archive-events.ts';
import { metaSchema } from '#functions/shared/events/envelope.ts';

/** Of any event, also of one that this version does not know, what all have. */
const busMessageSchema = z.object({
  source: z.string(),
  'detail-type': z.string(),
  detail: z.object({ meta: metaSchema, data: z.unknown() }),
});

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** A message as the bus puts it into a queue; undefined when it is none. */
export const readBusMessage = (body: string): ArchivedEvent | undefined => {
  const { data: message } = busMessageSchema.safeParse(parsed(body));
  return message && { source: message.source, 'detail-type': message['detail-type'], ...message.detail };
};
