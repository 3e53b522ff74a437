/** The commands that findings name; `npm run mend` is scripts/operations/mend.ts. */
export const mend = {
  resync: 'npm run resync',
  resume: (orderId: string): string => `npm run shop -- resume ${orderId}`,
  cancel: (orderId: string): string => `npm run shop -- cancel ${orderId} --as admin`,
  resend: (key: string): string => `npm run shop -- resend ${key}`,
  undoPayment: (orderId: string): string => `npm run mend -- undo-payment ${orderId}`,
  authorisePayment: (orderId: string): string => `npm run mend -- authorise-payment ${orderId}`,
  releaseStock: (orderId: string): string => `npm run mend -- release-stock ${orderId}`,
  republish: (aggregateId: string): string => `npm run mend -- republish ${aggregateId}`,
  recount: (sku: string): string => `npm run mend -- recount ${sku}`,
  redrive: (queue: string): string => `npm run mend -- redrive ${queue}`,
} as const;
