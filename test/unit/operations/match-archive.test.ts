import { describe, expect, it } from '@jest/globals';
import { toEvents as stockEvents } from '#functions/inventory/domain/to-events.ts';
import { type ExpectedEvent, expectedEvents } from '#functions/operations/audit/expected-events.ts';
import { matchArchive } from '#functions/operations/audit/match-archive.ts';
import { toEvents as orderEvents } from '#functions/orders/domain/to-events.ts';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import { stock, storedTrace } from '#test/support/builders/operations/evidence.ts';
import { confirmed } from '#test/support/builders/operations/orders.ts';

const order = confirmed('confirmed');
const ofOrder = expectedEvents('orders', orderEvents, { ...order, sk: 'order', trace: storedTrace }).events;
const ofStock = (version: number, available = 11): readonly ExpectedEvent[] =>
  expectedEvents('inventory', stockEvents, { ...stock({ version, available }), sk: 'stock' }).events;

async function* archive(...events: readonly ExpectedEvent[]): AsyncIterable<Envelope> {
  for (const { envelope } of events) yield envelope;
}
const missing = async (expected: readonly ExpectedEvent[], ...archived: readonly ExpectedEvent[]) =>
  (await matchArchive(expected, archive(...archived))).missing.map(({ envelope }) => envelope.meta.id);

describe('a history against the archive', () => {
  it('misses each entry that the archive has not, by its id', async () => {
    expect(await missing(ofOrder)).toEqual([`${order.id}#1`, `${order.id}#2`]);
    expect(await missing(ofOrder, ...ofOrder.slice(1))).toEqual([`${order.id}#1`]);
    expect(await missing(ofOrder, ...ofOrder, ...ofOrder)).toEqual([]);
  });
});

describe('a state against the archive', () => {
  it('is missed when the archive has nothing of it', async () => {
    expect(await missing(ofStock(9))).toEqual(['stk_CUP#9']);
  });

  it('is not missed while the last word says the same, however often the row was written since', async () => {
    expect(await missing(ofStock(9), ...ofStock(4))).toEqual([]);
  });

  it('is missed when the last word says otherwise', async () => {
    expect(await missing(ofStock(9), ...ofStock(4, 0))).toEqual(['stk_CUP#9']);
  });

  it('goes by the last word and not by the last line', async () => {
    expect(await missing(ofStock(9), ...ofStock(7, 0), ...ofStock(4))).toEqual(['stk_CUP#9']);
    expect(await missing(ofStock(9), ...ofStock(7), ...ofStock(4, 0))).toEqual([]);
  });

  it('has nothing to add where the archive is ahead of the row', async () => {
    expect(await missing(ofStock(9), ...ofStock(12, 0))).toEqual([]);
  });

  it('tells the sequence of the last word', async () => {
    const { lastSequenceOf } = await matchArchive(ofStock(9), archive(...ofStock(4), ...ofStock(6)));
    expect(lastSequenceOf('stk_CUP')).toBe(6);
    expect(lastSequenceOf('stk_HAT')).toBeUndefined();
  });
});
