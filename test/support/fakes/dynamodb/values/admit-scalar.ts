import { validationException } from '../errors.ts';
import { refuseMagnitude } from './decimal.ts';

const MAX_DIGITS = 38;

/** A number as the document client lets it through; it refuses what a double cannot hold exactly. */
export const admitNumber = (value: number): number => {
  if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    const [side, bound] = value > 0 ? ['greater', 'MAX'] : ['lesser', 'MIN'];
    const hint = 'Use NumberValue from @aws-sdk/lib-dynamodb.';
    throw new Error(`Number ${value} is ${side} than Number.${bound}_SAFE_INTEGER. ${hint}`);
  }
  if (value !== 0 && Math.abs(value) < 1e-100) refuseMagnitude(Math.floor(Math.log10(Math.abs(value))));
  return value === 0 ? 0 : value;
};

/** What is read back of a bigint: a number while that is exact. */
export const admitBigInt = (value: bigint): number | bigint => {
  const near = Number(value);
  if (Number.isSafeInteger(near)) return near;
  const digits = String(value).replace('-', '');
  refuseMagnitude(digits.length - 1);
  if (digits.replace(/0+$/, '').length > MAX_DIGITS) {
    throw validationException('Attempting to store more than 38 significant digits in a Number');
  }
  return value;
};

/** A `NumberValue` of the document client, given by its text. */
export const admitNumberText = (text: string): number | bigint =>
  /^-?\d+$/.test(text) ? admitBigInt(BigInt(text)) : admitNumber(Number(text));

const BINARY_VIEWS = new Set(['Buffer', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'DataView']);

/** Bytes of a binary value, copied; undefined if the value is not binary. Names are compared, for values of other realms. */
export const admitBinary = (value: object): Uint8Array | undefined => {
  if (value.constructor?.name === 'ArrayBuffer') return new Uint8Array((value as ArrayBuffer).slice(0));
  if (!BINARY_VIEWS.has(value.constructor?.name)) return undefined;
  const view = value as DataView;
  return new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer);
};
