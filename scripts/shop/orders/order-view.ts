import type * as z from 'zod';
import type { orderForOperatorsSchema } from '#functions/orders/contract/operator-routes.ts';
import type { timelineSchema } from '#functions/orders/contract/routes.ts';
import { DECIDED_OTHERWISE, DONE, type ExitCode, FAILED } from '#scripts/shop/exit-codes.ts';

/** As its owner sees it; an operator sees its `problem` too. */
export type Order = z.output<typeof orderForOperatorsSchema>;
export type OrderStatus = Order['status'];
export type TimelineEntry = z.output<typeof timelineSchema>['entries'][number];

/** An order as --json prints it. */
export type OrderView = Order & { readonly timeline: readonly TimelineEntry[] };

export const isDecided = (status: OrderStatus): boolean => status !== 'PENDING' && status !== 'CANCELLING';

/** @param wanted the ends that count as done; an order that is still undecided is a failure */
export const exitFor = (status: OrderStatus, ...wanted: readonly OrderStatus[]): ExitCode => {
  if (wanted.includes(status)) return DONE;
  return isDecided(status) ? DECIDED_OTHERWISE : FAILED;
};
