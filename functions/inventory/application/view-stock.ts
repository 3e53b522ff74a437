import type * as z from 'zod';
import type { stockSchema } from '#functions/inventory/contract/routes.ts';
import { levelOf, type Stock } from '#functions/inventory/domain/stock.ts';

export type StockView = z.infer<typeof stockSchema>;

export const viewOf = ({ sku, available, held, sold, received, writtenOff, updatedAt }: Stock): StockView => ({
  sku,
  available,
  held,
  sold,
  received,
  writtenOff,
  level: levelOf(available),
  updatedAt,
});
