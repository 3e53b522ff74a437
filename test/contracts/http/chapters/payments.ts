import { placeOrder } from '#functions/orders/contract/routes.ts';
import {
  capturePayment,
  getPayment,
  receiveSandboxWebhook,
  refundPayment,
} from '#functions/payments/contract/routes.ts';
import { WEBHOOK_SIGNATURE_HEADER } from '#functions/sandbox/contract/webhook.ts';
import { sign } from '#functions/sandbox/domain/webhook-signature.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

const ORDER = {
  lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
  currency: 'EUR',
  expectedTotal: { amount: 1290, currency: 'EUR' },
  paymentMethod: 'tok_approve',
} as const;

/** The last that the provider had to tell, signed as it signs. */
const webhook = ({ functions, world }: Book['system']) => {
  const text = functions.queues.sent.at(-1) ?? '';
  const secret = `secret of ${world.environment.WEBHOOK_SECRET_NAME}`;
  const headers = { [WEBHOOK_SIGNATURE_HEADER]: sign(text, secret, epochSeconds(world.now())) };
  return { headers, body: JSON.parse(text) as unknown };
};

/** The payment of an order: held, taken, given back. */
export const paymentsChapter = async ({ ask, system }: Book): Promise<void> => {
  const headers = { 'idempotency-key': 'checkout-9' };
  const placed = await ask('orders', placeOrder, {
    name: 'Mug',
    summary: 'One mug',
    as: 'buyer',
    headers,
    body: ORDER,
  });
  await system.settle();
  const order = { as: 'admin', params: { orderId: String(placed.body.id) } } as const;
  const keyed = (key: string) => ({ ...order, headers: { 'idempotency-key': key } });
  await ask('payments', refundPayment, { name: 'TooEarly', summary: 'Nothing was taken yet', ...keyed('refund-0') });
  await ask('payments', getPayment, { name: 'Held', summary: 'The total is held', ...order });
  await ask('payments', capturePayment, { name: 'Taken', summary: 'What was held is taken', ...keyed('capture-1') });
  await ask('payments', capturePayment, { name: 'Again', summary: 'Once more is no more', ...keyed('capture-1') });
  await ask('payments', refundPayment, { name: 'GivenBack', summary: 'All of it is given back', ...keyed('refund-1') });
  await ask('payments', getPayment, {
    name: 'Unknown',
    summary: 'No such order',
    as: 'admin',
    params: { orderId: 'ord_00000000000000000000000000' },
  });
  await ask('payments', receiveSandboxWebhook, {
    name: 'Refunded',
    summary: 'From the provider, about what is known already',
    ...webhook(system),
  });
  await ask('payments', receiveSandboxWebhook, { name: 'Unsigned', summary: 'From anyone', body: { id: 'evt_1' } });
};
