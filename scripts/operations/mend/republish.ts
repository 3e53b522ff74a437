import { tableScanner } from '#functions/operations/adapters/table-scanner.ts';
import { expectedEvents } from '#functions/operations/audit/expected-events.ts';
import { publishingContexts } from '#functions/operations/audit/tables.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { refuse } from '#scripts/operations/mend/refuse.ts';
import type { Bench } from '#scripts/operations/mend/rows.ts';
import { publishMissing } from '#scripts/operations/publish-missing.ts';
import { tableOf } from '#scripts/operations/scene.ts';

/** An id says what it is. */
const CONTEXT_OF: Readonly<Record<string, string>> = {
  ord: 'orders',
  pay: 'payments',
  prd: 'catalog',
  stk: 'inventory',
  fnd: 'operations',
};

const eventsOf = async ({ clients, where }: Bench, context: string, id: string) => {
  const toEvents = publishingContexts[context] ?? (() => []);
  for await (const row of tableScanner(clients.dynamo, tableOf(where))(context))
    if ((row.id ?? row.pk) === id) return expectedEvents(context, toEvents, row).events;
  return [];
};

/** Publishes what a row says happened once more, though the archive has it: every subscriber takes it any number of times. */
export const republish = async (bench: Bench, aggregateId: string): Promise<string> => {
  const context = CONTEXT_OF[aggregateId.slice(0, 3)] ?? refuse(`${aggregateId} is no id of an aggregate.`);
  const events = await eventsOf(bench, context, aggregateId);
  if (events.length === 0) return refuse(`No row of ${context} says anything of ${aggregateId}.`);
  await publishMissing(bench.clients.events, resourceName(bench.where.stage, 'platform', 'bus'), events);
  return `${events.length} events of ${aggregateId} were published again`;
};
