import { defineMetric } from '#functions/shared/runtime/define-metric.ts';

/** How many price changes were given up after their tries. */
export const priceChangesFailed = defineMetric({ context: 'catalog', name: 'PriceChangesFailed' });
