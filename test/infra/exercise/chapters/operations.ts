import * as routes from '#functions/operations/contract/routes.ts';
import { parkedKey } from '#functions/shared/events/park.ts';
import type { Row } from '#functions/shared/events/relay.ts';
import { type Chapter, handOver, type Scene } from '#test/infra/exercise/scene.ts';
import type { Key } from '#test/support/fakes/dynamodb/types.ts';
import { tableOf } from '#test/support/system/tables.ts';

const context = {} as never;

/** A row of each publishing context that gives no valid event: its relay parks the change. */
const UNSPEAKABLE: Readonly<Record<string, Row & Key>> = {
  catalog: { pk: 'prd_x', sk: 'product', status: 'published', version: 1, variants: [] },
  customers: { pk: 'claim#x', sk: 'claim', id: 'gst_x', version: 1 },
  inventory: { pk: 'stock#X', sk: 'stock', available: 1, version: 1 },
  orders: { pk: 'ord_x', sk: 'order', v: 2, history: [{ sequence: 1, what: 'Placed' }] },
  payments: { pk: 'payment#x', sk: 'payment', id: 'pay_x', history: [{ sequence: 1, what: 'Voided' }] },
  operations: { pk: 'finding#x', sk: 'finding', status: 'open', version: 1 },
};

/** Parks a change of every context, then gives one to each relay again, which parks it anew or, mended, publishes it. */
const park = async ({ system, ask }: Scene): Promise<void> => {
  for (const [name, row] of Object.entries(UNSPEAKABLE)) system.dynamo.put(tableOf(name), { ...row });
  await system.settle();
  for (const [name, { pk, sk }] of Object.entries(UNSPEAKABLE)) system.dynamo.remove(tableOf(name), { pk, sk });
  const { bucket } = system.functions;
  for (const name of Object.keys(UNSPEAKABLE)) {
    const key = parkedKey(name, 'mended');
    const record = { sequenceNumber: 'mended', after: { sk: 'nothing to tell' } };
    bucket.objects.set(key, JSON.stringify({ context: name, reason: 'was broken', parkedAt: '', record }));
    await ask('operations', routes.resendParkedRecord, { body: { key } });
  }
  await ask('operations', routes.listParkedRecords);
};

/** The archive takes every event; a letter lies in every dead-letter queue; the auditor finds that, twice. */
const audit = async ({ system }: Scene, deadLetterQueues: readonly string[]): Promise<void> => {
  const { functions, published } = system;
  await handOver(
    functions.archive.operations,
    published.map((event) => JSON.stringify(event)),
  );
  for (const queue of deadLetterQueues) functions.queues.die(queue, JSON.stringify(published[0]));
  for (const id of ['first', 'second']) await functions.scheduled.operations({ id }, context);
  await system.settle();
};

export const operations =
  (deadLetterQueues: readonly string[]): Chapter =>
  async (scene) => {
    const { ask } = scene;
    await ask('operations', routes.getHealth);
    const { headers } = await ask('operations', routes.getFaults);
    const switches = [{ target: '*', kind: 'slow', rate: 0 }];
    await ask('operations', routes.setFaults, { headers: { 'if-match': headers.etag ?? '' }, body: { switches } });
    await park(scene);
    await audit(scene, deadLetterQueues);
    for (const route of [routes.listFindings, routes.listActions])
      for (const query of [{}, { limit: '1' }]) await ask('operations', route, { query });
  };
