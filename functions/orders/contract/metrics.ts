import { defineMetric } from '#functions/shared/runtime/define-metric.ts';

/** How many orders were parked: their undoing used up its retries. */
export const ordersParked = defineMetric({ context: 'orders', name: 'OrdersParked' });
