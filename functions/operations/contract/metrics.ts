import { defineMetric } from '#functions/shared/runtime/define-metric.ts';

/** How many findings an audit has, also when there are none. */
export const auditFindings = defineMetric({ context: 'operations', name: 'AuditFindings' });
