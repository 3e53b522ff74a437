import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { defineEvent } from '#functions/shared/events/define-event.ts';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import { body, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { ParkedRecord } from '#functions/shared/events/park.ts';
import { type Change, type Row, relay, type ToEvents } from '#functions/shared/events/relay.ts';

const Happened = defineEvent({
  context: 'things',
  name: 'Happened',
  version: 1,
  summary: 'A thing happened.',
  data: z.object({ note: z.string() }),
});

const trace = {
  correlationId: 'c',
  causationId: 'k',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

const toEvents: ToEvents = (_, after): OutgoingEvent[] => [
  {
    ...body(Happened, { note: after.note as string }),
    aggregateId: String(after.id),
    sequence: Number(after.version),
    occurredAt: '2026-01-01T00:00:00.000Z',
    trace,
  },
];

const change = (id: string, note: unknown = 'fine'): Change => ({
  sequenceNumber: `seq-${id}`,
  after: { id, note, version: 1 } as Row,
});

const relayWith = (refused: readonly string[] = []) => {
  const published: string[] = [];
  const parked = new Map<string, ParkedRecord>();
  const alarms: string[] = [];
  const run = relay({
    context: 'things',
    toEvents,
    publish: async (events: readonly Envelope[]) => {
      const no = events.filter(({ meta }) => refused.includes(meta.id));
      published.push(...events.filter((event) => !no.includes(event)).map(({ meta }) => meta.id));
      return no.map((envelope) => ({ envelope, reason: 'ThrottlingException: slow down' }));
    },
    park: async (key, record) => void parked.set(key, record),
    now: () => new Date('2026-01-01T00:00:00.000Z'),
    onParked: (key) => void alarms.push(key),
    onPublished: () => undefined,
    traceHeader: () => 'Root=1-0af76519-16cd43dd8448eb211c80319c',
  });
  return { run, published, parked, alarms };
};

describe('a relay', () => {
  it('publishes what the changes mean, under ids that do not depend on when', async () => {
    const { run, published } = relayWith();
    expect(await run([change('a'), change('b')])).toEqual({ published: 2, parked: 0 });
    await run([change('a')]);
    expect(published).toEqual(['a#1', 'b#1', 'a#1']);
  });

  it('publishes what it can, then throws, so that the stream gives the batch again and nothing is skipped', async () => {
    const { run, published } = relayWith(['b#1']);
    await expect(run([change('a'), change('b'), change('c')])).rejects.toMatchObject({ name: 'RelayIncomplete' });
    expect(published).toEqual(['a#1', 'c#1']);
  });

  it('parks a change that breaks the contract, whole, tells of it, and goes on with the next', async () => {
    const { run, published, parked, alarms } = relayWith();
    expect(await run([change('a', 42), change('b')])).toEqual({ published: 1, parked: 1 });
    expect(published).toEqual(['b#1']);
    expect(parked.get('parked/things/seq-a.json')).toMatchObject({
      context: 'things',
      record: { after: { note: 42 } },
    });
    expect(alarms).toEqual(['parked/things/seq-a.json']);
  });

  it('parks a change whose event the bus could never take', async () => {
    const { run, parked } = relayWith();
    await run([change('a', 'x'.repeat(300_000))]);
    expect([...parked.values()]).toMatchObject([{ reason: expect.stringContaining('more bytes') }]);
  });

  it('says nothing of rows that were removed', async () => {
    const { run } = relayWith();
    expect(await run([{ sequenceNumber: '1', before: { id: 'a' } }])).toEqual({ published: 0, parked: 0 });
  });
});
