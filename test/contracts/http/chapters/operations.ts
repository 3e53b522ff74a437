import {
  getFaults,
  getHealth,
  listActions,
  listFindings,
  listParkedRecords,
  setFaults,
} from '#functions/operations/contract/routes.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

/** What operators look at on a good day. */
export const operationsChapter = async ({ ask }: Book): Promise<void> => {
  const as = 'admin';
  await ask('operations', getHealth, { name: 'Fine', summary: 'All is well' });
  await ask('operations', getFaults, { name: 'None', summary: 'Nothing is made to go wrong', as });
  const switches = [{ target: 'payments-tasks', kind: 'slow', rate: 0.1, delayMs: 500 }];
  const headers = setFaults.ifMatch ? { 'if-match': '"0"' } : {};
  await ask('operations', setFaults, {
    name: 'NotHere',
    summary: 'On a stage without faults',
    as,
    headers,
    body: { switches },
  });
  await ask('operations', listActions, {
    name: 'None',
    summary: 'Nobody did anything yet',
    as,
    query: { limit: '10' },
  });
  await ask('operations', listFindings, { name: 'None', summary: 'The auditor found nothing', as });
  await ask('operations', listParkedRecords, { name: 'None', summary: 'No record is parked', as });
};
