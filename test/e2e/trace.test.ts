import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buyerToken, decided, order, stockUp, until } from '#test/support/emulator/api.ts';
import { archivedEvents } from '#test/support/emulator/archive.ts';
import { listenToXRay, type Segment } from '#test/support/emulator/xray-listener.ts';

type Published = { readonly id: string; readonly correlationId: string; readonly traceparent: string };

let xray: Awaited<ReturnType<typeof listenToXRay>>;

beforeAll(async () => {
  xray = await listenToXRay();
});

afterAll(() => {
  xray.close();
});

const find = (operation: string, correlationId?: string): Segment | undefined =>
  xray.segments.find(
    ({ annotations }) =>
      annotations?.operation === operation &&
      (correlationId === undefined || annotations.correlationId === correlationId),
  );

const publishedBy = (segment: Segment): Published[] =>
  Object.values(segment.metadata ?? {}).flatMap(({ published }) => (published as Published[] | undefined) ?? []);

/** `1-5759e988-bd86…` as X-Ray writes it, in W3C's 32 digits. */
const w3c = (segment: Segment | undefined): string => (segment?.trace_id ?? '').replace(/^1-/, '').replace('-', '');

const traceOf = (traceparent: string): string => traceparent.split('-')[1] ?? '';

describe('the trace of one checkout', () => {
  it('leads from the API’s function through relay and tasks to the inboxes', async () => {
    await stockUp('TRACED', 5);
    const token = await buyerToken();
    const { id } = (await order(token, 'TRACED')).body;
    expect((await decided(token, id)).status).toBe('CONFIRMED');

    // The API's own segment gives the correlation id; the order's events carry it and its trace id.
    const placedEvent = await until('OrderPlaced is archived', async () =>
      (await archivedEvents()).find(({ meta }) => meta.id === `${id}#1`),
    );
    const { correlationId, traceparent } = placedEvent.meta;
    const api = await until('the API’s segment is sent', async () => find('placeOrder', correlationId));
    expect(traceOf(traceparent)).toBe(w3c(api));

    // The stream loses X-Ray's trace: the relay's segment is joined by what it published.
    const relay = xray.segments.find((segment) => publishedBy(segment).some((event) => event.id === `${id}#1`));
    expect(relay && publishedBy(relay).find((event) => event.id === `${id}#1`)).toMatchObject({
      correlationId,
      traceparent,
    });

    // The machine hands the trace on to every task, and each later event carries the trace id of the first request.
    for (const task of ['BeginCheckout', 'ReserveStock', 'AuthorisePayment', 'ConfirmOrder'])
      expect(await until(`${task} is traced`, async () => find(task, correlationId))).toMatchObject({
        annotations: { about: id },
      });
    const confirmed = await until('OrderConfirmed is archived', async () =>
      (await archivedEvents()).find(({ meta }) => meta.id === `${id}#2`),
    );
    expect(confirmed.meta).toMatchObject({ correlationId, causationId: `${id}#1` });
    expect(traceOf(confirmed.meta.traceparent)).toBe(w3c(api));

    // The inboxes go on with what the envelope says.
    const inbox = await until('the inbox is traced', async () => find('OnOrderConfirmed', correlationId));
    expect(inbox.annotations).toMatchObject({ about: id, correlationId });
  }, 120_000);
});
