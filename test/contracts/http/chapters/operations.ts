import {
  getFaults,
  getHealth,
  listActions,
  listFindings,
  listParkedRecords,
  resendParkedRecord,
  setFaults,
} from '#functions/operations/contract/routes.ts';
import { parkedKey } from '#functions/shared/events/park.ts';
import type { Book } from '#test/contracts/http/recorder.ts';
import { tableOf } from '#test/support/system/tables.ts';

/** A change of an order that its relay could not publish, as it would have parked it. */
const park = ({ dynamo, functions, world }: Book['system']): string => {
  const key = parkedKey('orders', '4711');
  const table = tableOf('orders');
  const ofOrders = dynamo.changes(table).filter(({ newImage }) => newImage?.sk === 'order');
  const [record] = dynamo.toStreamEvent(table, ofOrders.slice(-1)).Records;
  const parkedAt = world.now().toISOString();
  functions.bucket.objects.set(
    key,
    JSON.stringify({ context: 'orders', reason: 'The bus was away.', parkedAt, record }),
  );
  return key;
};

/** What is left over of a bad hour is made good. */
const mending = async ({ ask, system }: Book): Promise<void> => {
  const as = 'admin';
  await ask('operations', listParkedRecords, { name: 'None', summary: 'No record is parked', as });
  const key = park(system);
  await ask('operations', listParkedRecords, { name: 'One', summary: 'A change that nobody has heard of', as });
  const resend = { as, body: { key } } as const;
  await ask('operations', resendParkedRecord, { name: 'Heard', summary: 'It is published after all', ...resend });
  await ask('operations', resendParkedRecord, { name: 'Again', summary: 'It is not parked any more', ...resend });
};

/** What operators look at on a good day, and the day after a bad one. */
export const operationsChapter = async (book: Book): Promise<void> => {
  const { ask } = book;
  const as = 'admin';
  await ask('operations', getHealth, { name: 'Fine', summary: 'All is well' });
  const none = await ask('operations', getFaults, { name: 'None', summary: 'Nothing is made to go wrong', as });
  const switches = [{ target: 'payments-tasks', kind: 'slow', rate: 0.1, delayMs: 500 }];
  const slow = { as, body: { switches } } as const;
  const known = { headers: { 'if-match': none.headers.etag ?? '' } };
  await ask('operations', setFaults, { name: 'Slow', summary: 'One task in ten takes its time', ...slow, ...known });
  await ask('operations', setFaults, { name: 'Stale', summary: 'On a version that is no more', ...slow, ...known });
  await ask('operations', listActions, {
    name: 'Faults',
    summary: 'Who set what',
    as,
    query: { limit: '10' },
  });
  await ask('operations', listFindings, { name: 'None', summary: 'The auditor found nothing', as });
  await mending(book);
};
