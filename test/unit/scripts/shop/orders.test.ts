import { describe, expect, it } from '@jest/globals';
import {
  cancelAnyOrder,
  cancelOrder,
  getAnyOrder,
  getAnyTimeline,
  getOrder,
  getTimeline,
  listOrders,
  listUnsettledOrders,
  resumeOrder,
} from '#functions/orders/contract/routes.ts';
import { fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { anOrder, entry, ORDER_ID, timeline } from '#test/unit/scripts/shop/support/things.ts';

const PLACED = entry('Placed', 0, 'buyer');
const cancelling = { status: 202, body: anOrder({ status: 'CANCELLING', reason: 'ordered-by-mistake' }) };

describe('shop orders', () => {
  it('lists mine, one a line, and tells how to see more', async () => {
    const items = [anOrder({ status: 'CONFIRMED' }), anOrder({ status: 'REJECTED', reason: 'out-of-stock' })];
    const api = fakeApi().on(listOrders, { status: 200, body: { items, nextCursor: 'abc' } });
    const { code, out, err } = await run(api.fetch, 'orders --limit 2 --cursor xyz');
    expect(code).toBe(0);
    expect(api.received[0]?.query).toEqual({ limit: 2, cursor: 'xyz' });
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(out).toMatch(/REJECTED \(out-of-stock\) +€25\.80 +2 × MUG/);
    expect(err).toContain('--cursor abc');
  });

  it('prints the page as it came with --json', async () => {
    const body = { items: [anOrder()], nextCursor: 'abc' };
    const api = fakeApi().on(listOrders, { status: 200, body });
    expect((await run(api.fetch, 'orders --json')).json).toEqual(body);
  });

  it('lists what needs attention, as an operator', async () => {
    const body = { items: [anOrder({ status: 'NEEDS_ATTENTION', reason: 'payment-declined' })] };
    const api = fakeApi().on(listUnsettledOrders, { status: 200, body });
    const { out, signedIn } = await run(api.fetch, 'orders --unsettled needs-attention');
    expect(api.received[0]?.query).toEqual({ status: 'NEEDS_ATTENTION', limit: 20 });
    expect(signedIn).toEqual(['admin@bazaar.test']);
    expect(out).toContain(ORDER_ID);
  });

  it('goes on with what is being undone where the page before ended', async () => {
    const api = fakeApi().on(listUnsettledOrders, { status: 200, body: { items: [], nextCursor: 'abc' } });
    const { out, err } = await run(api.fetch, 'orders --unsettled cancelling --cursor xyz');
    expect(api.received[0]?.query).toEqual({ status: 'CANCELLING', limit: 20, cursor: 'xyz' });
    expect(out).toContain('no order is cancelling');
    expect(err).toContain('--cursor abc');
  });
});

describe('shop show', () => {
  const confirmed = anOrder({ status: 'CONFIRMED' });

  it('shows my order with its timeline', async () => {
    const api = fakeApi()
      .on(getOrder, { status: 200, body: confirmed })
      .on(getTimeline, timeline('CONFIRMED', PLACED, entry('Confirmed', 1)));
    const { code, out } = await run(api.fetch, ['show', ORDER_ID]);
    expect(code).toBe(0);
    expect(out).toContain('1.00 s  Confirmed');
    const { json } = await run(api.fetch, ['show', ORDER_ID, '--json']);
    expect(json).toEqual({ ...confirmed, timeline: [PLACED, entry('Confirmed', 1)] });
  });

  it("shows anyone's order to the admin", async () => {
    const api = fakeApi()
      .on(getAnyOrder, { status: 200, body: confirmed })
      .on(getAnyTimeline, timeline('CONFIRMED', PLACED));
    const { code, json } = await run(api.fetch, ['show', ORDER_ID, '--as', 'admin', '--json']);
    expect(code).toBe(0);
    expect(json).toEqual({ ...confirmed, timeline: [PLACED] });
  });

  it("prints the problem when it is another's", async () => {
    const api = fakeApi()
      .on(getOrder, problem(404, 'order-not-found'))
      .on(getTimeline, problem(404, 'order-not-found'));
    const { code, err } = await run(api.fetch, ['show', ORDER_ID]);
    expect(code).toBe(1);
    expect(err).toContain('Title of order-not-found. (404)\n  Detail of order-not-found.');
  });
});

describe('shop cancel', () => {
  it('asks, and answers at once', async () => {
    const api = fakeApi()
      .on(cancelOrder, cancelling)
      .on(
        getTimeline,
        timeline('CANCELLING', PLACED, entry('CancellationRequested', 5, 'buyer', 'ordered-by-mistake')),
      );
    const { code, json } = await run(api.fetch, ['cancel', ORDER_ID, '--reason', 'ordered-by-mistake', '--json']);
    expect(code).toBe(0);
    expect(api.received[0]?.body).toEqual({ reason: 'ordered-by-mistake' });
    expect(json).toMatchObject({ status: 'CANCELLING', timeline: [PLACED, { what: 'CancellationRequested' }] });
  });

  it.each([
    ['CANCELLED', 0],
    ['CONFIRMED', 2],
    ['NEEDS_ATTENTION', 2],
  ] as const)('waits with --wait: %s ends with exit code %s', async (status, exit) => {
    const api = fakeApi()
      .on(cancelOrder, cancelling)
      .on(getTimeline, (_, call) => timeline(call < 3 ? 'CANCELLING' : status, PLACED))
      .on(getOrder, { status: 200, body: anOrder({ status }) });
    const { code, json } = await run(api.fetch, ['cancel', ORDER_ID, '--wait', '--json']);
    expect(code).toBe(exit);
    expect(json).toMatchObject({ status });
  });

  it.each([
    ['fraud-suspected', 'Only an operator may give this reason.'],
    ['because', 'Allowed choices are changed-my-mind'],
  ])('asks nothing when the reason is %s', async (reason, said) => {
    const api = fakeApi().on(cancelOrder, cancelling);
    const { code, err } = await run(api.fetch, ['cancel', ORDER_ID, '--reason', reason]);
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, ' ')).toContain(said);
    expect(api.received).toEqual([]);
  });

  it("cancels anyone's order as the admin", async () => {
    const api = fakeApi()
      .on(cancelAnyOrder, cancelling)
      .on(getAnyTimeline, timeline('CANCELLED', PLACED))
      .on(getAnyOrder, { status: 200, body: anOrder({ status: 'CANCELLED' }) });
    expect((await run(api.fetch, ['cancel', ORDER_ID, '--as', 'admin', '--wait'])).code).toBe(0);
  });
});

describe('shop resume', () => {
  it('takes up the undo of a parked order, and waits for its end', async () => {
    const api = fakeApi()
      .on(resumeOrder, cancelling)
      .on(getAnyTimeline, timeline('REJECTED', PLACED))
      .on(getAnyOrder, { status: 200, body: anOrder({ status: 'REJECTED', reason: 'payment-declined' }) });
    const { code, json, signedIn } = await run(api.fetch, ['resume', ORDER_ID, '--wait', '--json']);
    expect(code).toBe(0);
    expect(json).toMatchObject({ status: 'REJECTED' });
    expect(signedIn).toEqual(['admin@bazaar.test']);
  });

  it('ends with exit code 2 when it is parked again', async () => {
    const api = fakeApi()
      .on(resumeOrder, cancelling)
      .on(getAnyTimeline, timeline('NEEDS_ATTENTION', PLACED))
      .on(getAnyOrder, { status: 200, body: anOrder({ status: 'NEEDS_ATTENTION' }) });
    expect((await run(api.fetch, ['resume', ORDER_ID, '--wait'])).code).toBe(2);
  });
});
