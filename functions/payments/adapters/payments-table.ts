import { defineTable } from '#functions/shared/runtime/define-table.ts';

/** `payment#<order id>` holds a payment; `provider#<name>` what its circuit breaker counted. */
export const paymentsTable = defineTable({ context: 'payments', indexes: {}, stream: true, expires: false });
