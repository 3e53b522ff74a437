import pc from 'picocolors';
import * as z from 'zod';
import { metaSchema } from '#functions/shared/events/envelope.ts';
import type { BusMessage } from '#scripts/watching/tail-events.ts';

const detailSchema = z.object({ meta: metaSchema, data: z.record(z.string(), z.unknown()) });

/** @param about an aggregate's id: of an order its own events, and those that name it */
export const isAbout = ({ detail }: BusMessage, about: string | undefined): boolean =>
  about === undefined || JSON.stringify(detail).includes(about);

const WIDTH = 120;

const shortened = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);

/** One line for a person: when, what, of which aggregate, with which data. */
export const renderEvent = (message: BusMessage): string => {
  const { data: detail } = detailSchema.safeParse(message.detail);
  if (detail === undefined)
    return `${message.source} ${message['detail-type']} ${shortened(JSON.stringify(message.detail))}`;
  const { meta, data } = detail;
  const time = pc.dim(meta.occurredAt.slice(11, 23));
  return `${time} ${pc.cyan(message['detail-type'].padEnd(26))} ${meta.id.padEnd(34)} ${shortened(JSON.stringify(data))}`;
};
