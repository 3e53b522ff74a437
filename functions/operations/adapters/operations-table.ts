import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `<findingId>` | `finding` | what the auditor found about a subject; collected 90 days after it was closed |
 * | `<actionId>` | `action` | what an operator did |
 * | `faults` | `faults` | the fault switches as last decided, with their version |
 *
 * `listed` holds open findings and actions by time, each list in one partition: both are written by people or by an
 * audit, never by traffic.
 */
export const operationsTable = defineTable({
  context: 'operations',
  indexes: { listed: { partitionKey: 'list', sortKey: 'listedAt', projection: 'ALL' } },
  stream: true,
  expires: true,
});

export const findingKey = (id: string) => ({ pk: id, sk: 'finding' });
export const faultsKey = { pk: 'faults', sk: 'faults' } as const;
export const actionKey = (id: string) => ({ pk: id, sk: 'action' });

/** Partitions of the index. */
export const OPEN_FINDINGS = 'open-findings';
export const ACTIONS = 'actions';
