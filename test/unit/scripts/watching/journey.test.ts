import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { journeyOf } from '#scripts/watching/journey.ts';
import { isAbout, renderEvent } from '#scripts/watching/render-event.ts';
import type { Segment } from '#scripts/watching/segments.ts';
import { patternFor } from '#scripts/watching/tail-events.ts';
import { renderWaterfall } from '#scripts/watching/waterfall.ts';

const segment = (over: Partial<Segment>): Segment => ({
  id: 'a',
  name: 'bazaar-local-orders-api',
  start_time: 10,
  end_time: 10.25,
  ...over,
});

const api = segment({
  id: 'api',
  trace_id: '1-a-b',
  annotations: { operation: 'placeOrder', correlationId: 'r-1', Service: 'orders' },
  subsegments: [segment({ id: 'call', name: 'DynamoDB', start_time: 10.0625, end_time: 10.125 })],
});
const relay = segment({
  id: 'relay',
  trace_id: '1-c-d',
  name: 'orders',
  start_time: 10.5,
  end_time: 10.75,
  metadata: {
    orders: {
      published: [
        { id: 'ord_1#1', correlationId: 'r-1' },
        { id: 'ord_2#1', correlationId: 'r-2' },
      ],
    },
  },
});
const other = segment({ id: 'other', annotations: { operation: 'getOrder', correlationId: 'r-2' } });

describe("an order's way", () => {
  it('holds what carries its correlation id, and relays that published for it, in time', () => {
    const steps = journeyOf([relay, other, api], 'r-1');
    expect(steps.map(({ operation }) => operation)).toEqual(['placeOrder', 'publish']);
    expect(steps[0]).toMatchObject({
      service: 'orders',
      traceId: '1-a-b',
      calls: [{ name: 'DynamoDB' }],
    });
  });

  it('takes the name of the segment that a part belongs to where nothing says the context', () => {
    const whole = segment({ id: 'whole', trace_id: '1-e-f', name: 'bazaar-local-orders-tasks' });
    const part = segment({
      id: 'part',
      parent_id: 'whole',
      name: '## index.handler',
      annotations: { operation: 'ConfirmOrder', correlationId: 'r-1' },
    });
    expect(journeyOf([whole, part], 'r-1')).toMatchObject([{ service: 'bazaar-local-orders-tasks', traceId: '1-e-f' }]);
  });

  it('is drawn to scale', () => {
    const text = stripVTControlCharacters(renderWaterfall(journeyOf([api, relay], 'r-1'), { calls: true }));
    const [, first = '', call = '', second = '', sum = ''] = text.split('\n');
    expect(first).toMatch(/^orders {9}placeOrder +0 ms +250 ms {2}█{16} /);
    expect(call).toMatch(/^ {4}DynamoDB +63 ms +63 ms {2} {4}█{4} /);
    expect(second).toMatch(/^orders {9}publish +500 ms +250 ms {2} {32}█{16}/);
    expect(sum).toBe('750 ms in all; X-Ray saw 2 traces, joined here.');
  });
});

describe('the tail of events', () => {
  it('takes all events of ours unless told which', () => {
    expect(patternFor({ contexts: [], types: [] })).toEqual({ source: [{ prefix: 'bazaar.' }] });
    expect(patternFor({ contexts: ['orders'], types: ['OrderPlaced', 'OrderConfirmed.v1'] })).toEqual({
      source: ['bazaar.orders'],
      'detail-type': [{ prefix: 'OrderPlaced.' }, 'OrderConfirmed.v1'],
    });
  });

  const meta = {
    id: 'ord_1#1',
    type: 'OrderPlaced',
    version: 1,
    occurredAt: '2026-01-01T12:30:01.005Z',
    aggregateId: 'ord_1',
    sequence: 1,
    correlationId: 'r-1',
    causationId: 'r-1',
    traceparent: '00-a-b-01',
  };
  const message = {
    source: 'bazaar.orders',
    'detail-type': 'OrderPlaced.v1',
    detail: { meta, data: { orderId: 'ord_1' } },
  };

  it('shows an event in a line', () => {
    expect(stripVTControlCharacters(renderEvent(message))).toMatch(
      /^12:30:01\.005 OrderPlaced\.v1 +ord_1#1 +\{"orderId":"ord_1"\}$/,
    );
  });

  it('knows what an event is about', () => {
    expect([isAbout(message, 'ord_1'), isAbout(message, 'ord_2'), isAbout(message, undefined)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
