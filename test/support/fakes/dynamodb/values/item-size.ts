import { validationException } from '../errors.ts';
import type { Document, Row, Value } from '../types.ts';
import { isBinary, isList, isMembers } from './attribute-type.ts';

// Source of the rules: "DynamoDB item sizes and formats" in the developer guide.
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

const MAX_ITEM_BYTES = 400 * 1024;

const textBytes = (text: string): number => {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return Buffer.byteLength(text);
  return text.length;
};

// The guide's "1 byte per two significant digits" holds for pairs that are aligned to the decimal point.
const digitPairs = (value: number | bigint): number => {
  const [mantissa = '', power = '0'] = String(value).replace('-', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const exponent = Number(power) - fraction.length + digits.length - significant.length;
  return Math.ceil((significant.length + Math.abs(exponent % 2)) / 2);
};

const integerPairs = (value: number): number => {
  let rest = Math.abs(value);
  while (rest % 100 === 0) rest /= 100;
  let pairs = 0;
  for (; rest > 0; rest = Math.floor(rest / 100)) pairs += 1;
  return pairs;
};

const numberBytes = (value: number | bigint): number => {
  if (value === 0) return 1;
  const isSmall = typeof value === 'number' && Number.isSafeInteger(value);
  return (isSmall ? integerPairs(value) : digitPairs(value)) + (value < 0 ? 2 : 1);
};

const listBytes = (values: Iterable<Value>, perElement: number): number => {
  let bytes = 0;
  for (const value of values) bytes += valueBytes(value) + perElement;
  return bytes;
};

/** Bytes of a value as DynamoDB counts them: a number has one, one for each pair of digits and one for a minus. */
export const valueBytes = (value: Value): number => {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (isBinary(value)) return value.byteLength;
  if (isMembers(value)) return listBytes(value, 0);
  if (isList(value)) return CONTAINER_BYTES + listBytes(value, ELEMENT_BYTES);
  return CONTAINER_BYTES + documentBytes(value, ELEMENT_BYTES);
};

const documentBytes = (document: Document, perElement: number): number => {
  let bytes = 0;
  for (const name in document) bytes += textBytes(name) + valueBytes(document[name] as Value) + perElement;
  return bytes;
};

/** Bytes of an item: names and values of its attributes. The 100 bytes of indexing are storage, not capacity. */
export const itemBytes = (item: Document): number => documentBytes(item, 0);

/** A row and its bytes, counted once. */
export type MeasuredRow = { readonly row: Row; readonly bytes: number };

/** @throws ValidationException if the row is larger than DynamoDB allows; `what` begins its message */
export const measure = (row: Row, what: 'Item size' | 'Item size to update'): MeasuredRow => {
  const bytes = itemBytes(row);
  if (bytes > MAX_ITEM_BYTES) throw validationException(`${what} has exceeded the maximum allowed size`);
  return { row, bytes };
};
