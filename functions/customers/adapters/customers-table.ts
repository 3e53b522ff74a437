import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `<sub>` | `profile` | a customer, with preferences and consents |
 * | `<sub>` | `addresses` | all addresses of a customer, at most 20, and which were removed in the last day |
 * | `guest_<hash>` | `claim` | whose a guest is; kept for good, so that nobody claims it again |
 */
export const customersTable = defineTable({ context: 'customers', indexes: {}, stream: true, expires: true });
