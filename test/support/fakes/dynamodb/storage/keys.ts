import { validationException } from '../errors.ts';
import type { Key, Row, Value } from '../types.ts';
import { typeOf } from '../values/attribute-type.ts';

const KEY_NAMES = ['pk', 'sk'] as const;

/**
 * Checked apart from the rest of the key, and first: in a transaction an empty key is an invalid request, while a
 * missing or mistyped one cancels.
 * @throws ValidationException
 */
export const refuseEmptyKeys = (attributes: Readonly<Record<string, Value>>): void => {
  const empty = KEY_NAMES.find((name) => attributes[name] === '');
  if (empty === undefined) return;
  const rule = 'The AttributeValue for a key attribute cannot contain an empty string value';
  throw validationException(`One or more parameter values are not valid. ${rule}. Key: ${empty}`);
};

const MAX_BYTES = { pk: 2048, sk: 1024 };

const refuseLongKey = (name: 'pk' | 'sk', text: string): void => {
  if (text.length * 3 <= MAX_BYTES[name] || Buffer.byteLength(text) <= MAX_BYTES[name]) return;
  const [kind, limit] = name === 'pk' ? ['hashkey', MAX_BYTES.pk] : ['rangekey', MAX_BYTES.sk];
  const rule = `Size of ${kind} has exceeded the maximum size limit of${limit} bytes`;
  throw validationException(`One or more parameter values were invalid: ${rule}`);
};

const keyPart = (row: Row, name: 'pk' | 'sk'): string => {
  const value = row[name];
  if (value === undefined) {
    throw validationException(`One or more parameter values were invalid: Missing the key ${name} in the item`);
  }
  if (typeof value !== 'string') {
    const mismatch = `Type mismatch for key ${name} expected: S actual: ${typeOf(value)}`;
    throw validationException(`One or more parameter values were invalid: ${mismatch}`);
  }
  refuseLongKey(name, value);
  return value;
};

/** The key of a whole row. */
export const keyOfRow = (row: Row): Key => ({ pk: keyPart(row, 'pk'), sk: keyPart(row, 'sk') });

/** A `Key` as a request gives it: both attributes, text, and nothing else. */
export const keyOf = (attributes: Readonly<Record<string, Value>>): Key => {
  const { pk, sk, ...others } = attributes;
  if (typeof pk !== 'string' || typeof sk !== 'string' || Object.keys(others).length > 0) {
    throw validationException('The provided key element does not match the schema');
  }
  refuseLongKey('pk', pk);
  refuseLongKey('sk', sk);
  return { pk, sk };
};

/** Tells keys of one table apart in a Set. */
export const keyId = ({ pk, sk }: Key): string => `${pk.length}:${pk}${sk}`;
