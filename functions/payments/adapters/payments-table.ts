import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * `payment#<order id>` holds a payment; `provider#<name>` what its circuit breaker counted; `idem_<hash>` the reply to an
 * operator's request, collected after a day.
 */
export const paymentsTable = defineTable({ context: 'payments', indexes: {}, stream: true, expires: true });
