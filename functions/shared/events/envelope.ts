import * as z from 'zod';

/**
 * What every event carries beside its data. `id` is `aggregateId#sequence`, so that publishing again keeps the id;
 * `sequence` grows by aggregate and may have gaps.
 */
export const metaSchema = z.object({
  id: z.string(),
  type: z.string(),
  version: z.int().positive(),
  occurredAt: z.iso.datetime(),
  aggregateId: z.string(),
  sequence: z.int().positive(),
  correlationId: z.string(),
  causationId: z.string(),
  traceparent: z.string(),
  /** The X-Ray header of the relay that published it, for joining segments where X-Ray itself loses the thread. */
  trace: z.string().optional(),
});

export type Meta = z.infer<typeof metaSchema>;

export type Envelope<Data = unknown> = { readonly meta: Meta; readonly data: Data };

export const eventId = (aggregateId: string, sequence: number): string => `${aggregateId}#${sequence}`;
