import { type GeneratedProduct, makeProduct } from '#scripts/generate/make-product.ts';

export type CatalogueFormat = 'csv' | 'jsonl';

/** How much text is handed on at a time. */
const CHUNK_LENGTH = 64 * 1024;

const COLUMNS = [
  'id',
  'title',
  'description',
  'brand',
  'category',
  'tax_category',
  'attributes',
  'variants',
  'translations',
] as const;

const cellOf = (value: GeneratedProduct[(typeof COLUMNS)[number]]): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const LINES = {
  csv: (product: GeneratedProduct) => COLUMNS.map((column) => cellOf(product[column])).join(','),
  jsonl: (product: GeneratedProduct) => JSON.stringify(product),
} as const;

/** The text of a catalogue, a piece at a time: however many products, only a piece is held. */
export function* catalogueText(products: number, seed: string, format: CatalogueFormat): Generator<string> {
  let text = format === 'csv' ? `${COLUMNS.join(',')}\n` : '';
  for (let number = 1; number <= products; number += 1) {
    text += `${LINES[format](makeProduct(seed, number))}\n`;
    if (text.length < CHUNK_LENGTH) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
