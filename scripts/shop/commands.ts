import { addCancel } from '#scripts/shop/commands/cancel.ts';
import { addFaults } from '#scripts/shop/commands/faults.ts';
import { addFindings } from '#scripts/shop/commands/findings.ts';
import { addHealth } from '#scripts/shop/commands/health.ts';
import { addImport } from '#scripts/shop/commands/import.ts';
import { addOrder } from '#scripts/shop/commands/order.ts';
import { addOrders } from '#scripts/shop/commands/orders.ts';
import { addParked, addResend } from '#scripts/shop/commands/parked.ts';
import { addProducts } from '#scripts/shop/commands/products.ts';
import { addResume } from '#scripts/shop/commands/resume.ts';
import { addShow } from '#scripts/shop/commands/show.ts';
import { addAdjust, addReceive, addStock } from '#scripts/shop/commands/stock.ts';
import type { AddCommand } from '#scripts/shop/shop.ts';

/** In the order of the help page, under their headings. */
export const commands: Readonly<Record<string, readonly AddCommand[]>> = {
  'Buying:': [addProducts, addOrder, addOrders, addShow, addCancel],
  'Goods:': [addImport, addReceive, addAdjust, addStock],
  'Operating:': [addHealth, addFindings, addResume, addParked, addResend, addFaults],
};
