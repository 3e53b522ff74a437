import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import { toXRay } from '#functions/shared/runtime/trace-context.ts';

/** Hands events to the bus and answers with those that it did not take. */
export type Publish = (events: readonly Envelope[]) => Promise<readonly Unpublished[]>;

export type Unpublished = { readonly envelope: Envelope; readonly reason: string };

const BATCH = 10;

/** The bus refuses entries over 256 KB; such an event can never be published. */
export const MAX_ENTRY_BYTES = 256 * 1024;

const detailTypeOf = ({ meta }: Envelope): string => `${meta.type}.v${meta.version}`;

const toEntry = (bus: string, source: string, envelope: Envelope): PutEventsRequestEntry => ({
  EventBusName: bus,
  Source: source,
  DetailType: detailTypeOf(envelope),
  Detail: JSON.stringify(envelope),
  TraceHeader: toXRay(envelope.meta.traceparent),
});

export const entryBytes = (envelope: Envelope): number => Buffer.byteLength(JSON.stringify(envelope)) + 512;

const batchesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));

/** A batch of ten may pass 256 KB in all only when events are large; then each goes alone. */
const fitting = (batch: Envelope[]): Envelope[][] =>
  batch.reduce((bytes, event) => bytes + entryBytes(event), 0) > MAX_ENTRY_BYTES ? batch.map((one) => [one]) : [batch];

/** @param context whose events these are: the source is `bazaar.<context>` */
export const publisher =
  (client: EventBridgeClient, bus: string, context: string): Publish =>
  async (events) => {
    const failed: Unpublished[] = [];
    for (const batch of batchesOf(events).flatMap(fitting)) {
      const entries = batch.map((envelope) => toEntry(bus, `bazaar.${context}`, envelope));
      const answer = await client.send(new PutEventsCommand({ Entries: entries }));
      const refused = batch.flatMap((envelope, index) => {
        const { ErrorCode, ErrorMessage } = answer.Entries?.[index] ?? {};
        return ErrorCode === undefined ? [] : [{ envelope, reason: `${ErrorCode}: ${ErrorMessage ?? ''}` }];
      });
      failed.push(...refused);
    }
    return failed;
  };
