import * as routes from '#functions/payments/contract/routes.ts';
import { type Chapter, handOver } from '#test/infra/exercise/scene.ts';
import { ordersOf } from '#test/support/system/facts.ts';

/** Captured and refunded by an operator; then the provider's webhooks arrive, by the function that delivers them. */
export const payments: Chapter = async ({ system, ask }) => {
  const paid = ordersOf(system).find(({ status }) => status === 'CONFIRMED');
  const params = { orderId: paid?.id ?? '' };
  for (const route of [routes.getPayment, routes.capturePayment, routes.refundPayment])
    await ask('payments', route, { params });
  const { webhooks, queues } = system.functions;
  await handOver(webhooks.sandbox, queues.sent.splice(0));
  await system.settle();
};
