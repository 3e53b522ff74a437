import { toRow } from '#functions/catalog/adapters/rows.ts';
import type { Published } from '#functions/catalog/domain/product.ts';
import type { Catalogue } from '#test/support/builders/catalog/catalogue.ts';
import { TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { published } from '#test/support/builders/catalog/products.ts';

const START = Date.UTC(2026, 0, 1);
const SHELVES = 10;

/** All of the same size, one a second, in turn in ten categories below `Kitchen`. */
const numbered = (number: number): Published => ({
  ...(published({
    title: `Mug ${String(number).padStart(6, '0')}`,
    category: ['Kitchen', `Shelf ${number % SHELVES}`],
  }) as Published),
  id: `prd_${String(number).padStart(26, '0')}`,
  publishedAt: new Date(START + number * 1_000).toISOString(),
});

/** Puts products from one number to another into the table, past the API. */
export const plant = ({ dynamo }: Catalogue, from: number, to: number): void => {
  for (let number = from; number <= to; number += 1) dynamo.put(TABLE, toRow(numbered(number)) as never);
};
