import { placeOrder } from '#functions/orders/contract/routes.ts';
import { ORDER } from '#test/contracts/http/chapters/orders.ts';
import type { Book } from '#test/contracts/http/recorder.ts';
import { buyer } from '#test/support/system/api-call.ts';

/** An order whose checkout broke off: nobody asks for anything, and its deadline has it begin again. */
export const lateOrdersChapter = async ({ system }: Book): Promise<void> => {
  system.suffer(() => 'fails');
  const headers = { 'idempotency-key': 'checkout-7' };
  await system.call('orders', { route: placeOrder, as: buyer, headers, body: ORDER });
  await system.settle();
  system.suffer(() => 'fine');
  await system.passDeadline();
};
