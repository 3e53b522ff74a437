import { defineTable } from '#functions/shared/runtime/define-table.ts';

/** The provider's own ledger: `pk` is `intent#<intent id>`, and each intent is one item. */
export const sandboxTable = defineTable({ context: 'sandbox', indexes: {}, stream: false, expires: false });
