import * as z from 'zod';
import { defineEvent } from '#functions/shared/events/define-event.ts';

export const StockLevelChanged = defineEvent({
  context: 'inventory',
  name: 'StockLevelChanged',
  version: 1,
  summary: 'A SKU went in stock, low or out; not published while the level stays.',
  data: z.object({ sku: z.string(), level: z.enum(['in', 'low', 'out']) }),
});

export const inventoryEvents = [StockLevelChanged] as const;
