import { defect } from '#functions/catalog/import/defect.ts';
import type { Row, SourceRow } from '#functions/catalog/import/read/row.ts';

const toCell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Its fields as cells. */
export const jsonObjectRow = (object: object): Row =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, toCell(value)]));

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Ids of more digits than a number holds would become other ids. */
const asWritten: Reviver = (_key, value, { source }) => (typeof value === 'number' ? source : value);

const LONG_NUMBER = /[:,[]\s*-?\d{16}/;

const parse = (text: string): unknown =>
  LONG_NUMBER.test(text) ? JSON.parse(text, asWritten as Parameters<typeof JSON.parse>[1]) : JSON.parse(text);

/** The row of a JSON object's text. */
export const jsonRow = (line: number, text: string): SourceRow => {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return { line, bad: defect('not-json', error instanceof Error ? error.message : String(error)) };
  }
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isObject
    ? { line, row: jsonObjectRow(value as object) }
    : { line, bad: defect('not-an-object', 'is no JSON object') };
};
