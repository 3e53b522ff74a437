import type { PriceChangeView } from '#functions/catalog/contract/price-change.ts';
import { pricesOf } from '#scripts/shop/terminal/render-products.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

const COLOURS = { scheduled: 'cyan', applied: 'green', cancelled: 'dim', dropped: 'red' } as const satisfies Record<
  PriceChangeView['status'],
  keyof Paint
>;

/** One a line, in the order of their times. */
export const renderPriceChanges = (paint: Paint, changes: readonly PriceChangeView[]): string[] =>
  table(
    changes.map(({ id, sku, effectiveAt, status, reason, ...change }) => [
      effectiveAt,
      paint.bold(sku),
      pricesOf(change),
      `${paint[COLOURS[status]](status)}${reason === undefined ? '' : `: ${reason}`}`,
      id,
    ]),
  );
