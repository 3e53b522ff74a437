import type * as z from 'zod';
import type { stockSchema } from '#functions/inventory/contract/routes.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

export type Stock = z.output<typeof stockSchema>;
type Level = Stock['level'];

const COLOURS = { in: 'green', low: 'yellow', out: 'red' } as const satisfies Record<Level, keyof Paint>;

export const renderLevel = (paint: Paint, { sku, level }: Pick<Stock, 'sku' | 'level'>): string =>
  `${paint.bold(sku)}  ${paint[COLOURS[level]](level === 'in' ? 'in stock' : level)}`;

export const renderStock = (paint: Paint, stock: Stock): string[] => {
  const { available, held, sold, received, writtenOff } = stock;
  const counts = Object.entries({ available, held, sold, received, 'written off': writtenOff });
  return [
    renderLevel(paint, stock),
    ...table(
      counts.map(([name, count]) => [name, String(count).padStart(9)]),
      '  ',
    ),
  ];
};
