import type { Json, JsonObject } from '#scripts/contracts/openapi/json.ts';
import { isObject } from '#scripts/contracts/openapi/json.ts';
import { pact } from '#test/tools/packages.ts';
import type { EventReader } from '#test/tools/pact/event-readers.ts';
import { deliverTo } from '#test/tools/pact/inboxes.ts';

type Envelope = { readonly detail: { readonly data: JsonObject; readonly meta: JsonObject } };

/** What every reader needs of the envelope: the id and the sequence by which it knows what it has seen. */
const meta = pact.Matchers.like({
  id: 'prd_gabkhbtd90ehhbgjwdehmm1v9k#1',
  sequence: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
});

const overlaid = (base: Json | undefined, over: Json): Json => {
  if (isObject(base) && isObject(over)) {
    const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
    return Object.fromEntries([...keys].map((key) => [key, overlaid(base[key], over[key] ?? base[key] ?? null)]));
  }
  if (Array.isArray(base) && Array.isArray(over))
    return over.map((item: Json, index) => overlaid(base[index] ?? base[0], item));
  return over;
};

/**
 * Writes what a context reads of an event into the pact of the two, having shown it to the context's own inbox: what it
 * states, in an event whose other fields are as published. @param published an event of this kind, as its producer made it
 */
export const stateReads = async (
  { consumer, provider, event, data }: EventReader,
  published: Json,
  dir: string,
): Promise<unknown> =>
  new pact.MessageConsumerPact({ consumer, provider, dir, pactfileWriteMode: 'merge', logLevel: 'error' })
    .expectsToReceive(event)
    .withContent({ 'detail-type': event, detail: { meta, data } })
    .withMetadata({ contentType: 'application/json' })
    .verify(async ({ contents }: { readonly contents: unknown }) => {
      const stated = contents as Envelope;
      await deliverTo(consumer, { ...stated, detail: overlaid(published, stated.detail as unknown as Json) });
    });
