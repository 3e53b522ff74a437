import { RowDefect } from '#functions/catalog/import/defect.ts';
import { columnOf, readText } from '#functions/catalog/import/map/read-text.ts';
import type { WeightSource } from '#functions/catalog/import/mapping/mapping.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

/** International avoirdupois: https://www.nist.gov/pml/special-publication-811 */
const GRAMS = { g: 1, kg: 1_000, oz: 28.349523125, lb: 453.59237 } as const;

const WEIGHT = /^(?<amount>\d+(?:\.\d+)?)\s*(?<unit>kg|g|oz|lb)?s?\.?$/i;

/** Whole grams, rounded up: no piece is lighter for it. None where the cell is empty, or the weight is nothing. */
export const readWeight = (row: Row, source: WeightSource | undefined): number | undefined => {
  const text = readText(row, source?.amount);
  if (source === undefined || text === undefined) return undefined;
  const { amount, unit = source.unit } = WEIGHT.exec(text)?.groups ?? {};
  if (amount === undefined)
    throw new RowDefect('not-a-weight', `weight: ${text.slice(0, 40)} is not a weight`, columnOf(source.amount));
  const grams = Math.ceil(Number((Number(amount) * GRAMS[unit.toLowerCase() as keyof typeof GRAMS]).toFixed(3)));
  return grams === 0 ? undefined : grams;
};
