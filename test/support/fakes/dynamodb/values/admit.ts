import { NumberValue } from '@aws-sdk/lib-dynamodb';
import type { marshallOptions } from '@aws-sdk/util-dynamodb';
import { validationException } from '../errors.ts';
import type { Member, Value } from '../types.ts';
import { admitBigInt, admitBinary, admitNumber, admitNumberText } from './admit-scalar.ts';

/** The part of the document client's `translateConfig.marshallOptions` that the fake follows. */
export type MarshallOptions = Pick<
  marshallOptions,
  'removeUndefinedValues' | 'convertEmptyValues' | 'convertClassInstanceToMap'
>;

const MAX_NESTING = 32;

const refuseUndefined = (): never => {
  throw new Error('Pass options.removeUndefinedValues=true to remove undefined values from map/array/set.');
};

const admitMember = (member: unknown): Member => {
  if (typeof member === 'string') return member;
  if (typeof member === 'number') return admitNumber(member);
  if (typeof member === 'bigint') return admitBigInt(member);
  if (member instanceof NumberValue) return admitNumberText(String(member));
  const binary = typeof member === 'object' && member !== null ? admitBinary(member) : undefined;
  if (binary) return binary;
  throw new Error('Only Number Set (NS), Binary Set (BS) or String Set (SS) are allowed.');
};

const kindOf = (member: Member): string => (typeof member === 'bigint' ? 'number' : typeof member);

const admitSet = (set: ReadonlySet<unknown>, options: MarshallOptions): Value => {
  const given = [...set].filter(
    (member) => member !== undefined || (!options.removeUndefinedValues && refuseUndefined()),
  );
  if (given.length === 0 && options.convertEmptyValues) return null;
  if (given.length === 0) throw new Error('Pass a non-empty set, or options.convertEmptyValues=true.');
  const members = given.map(admitMember);
  if (new Set(members.map(kindOf)).size > 1) throw validationException('A set holds members of one type only');
  return new Set(members);
};

const isDropped = (value: unknown, options: MarshallOptions): boolean =>
  typeof value === 'function' || (value === undefined && options.removeUndefinedValues === true);

const admitList = (list: readonly unknown[], options: MarshallOptions, depth: number): Value =>
  list.filter((value) => !isDropped(value, options)).map((value) => admit(value, options, depth + 1));

const admitEntries = (entries: Iterable<[string, unknown]>, options: MarshallOptions, depth: number): Value => {
  const document: Record<string, Value> = {};
  for (const [name, value] of entries) {
    if (!isDropped(value, options)) document[name] = admit(value, options, depth + 1);
  }
  return document;
};

const admitPlain = (object: object, options: MarshallOptions, depth: number): Value => {
  const document: Record<string, Value> = {};
  for (const name in object) {
    const value: unknown = object[name as keyof typeof object];
    if (!isDropped(value, options)) document[name] = admit(value, options, depth + 1);
  }
  return document;
};

const admitObject = (value: object, options: MarshallOptions, depth: number): Value => {
  if (depth >= MAX_NESTING) throw validationException('Nesting Levels have exceeded supported limits');
  if (Array.isArray(value)) return admitList(value, options, depth);
  const name = value.constructor?.name;
  if (name === 'Object' || name === undefined) return admitPlain(value, options, depth);
  if (name === 'Set') return admitSet(value as Set<unknown>, options);
  if (name === 'Map') return admitEntries(value as Map<string, unknown>, options, depth);
  if (value instanceof NumberValue) return admitNumberText(String(value));
  const binary = admitBinary(value);
  if (binary) return binary.byteLength === 0 && options.convertEmptyValues ? null : binary;
  if (options.convertClassInstanceToMap) return admitPlain(value, options, depth);
  const hint = 'Pass options.convertClassInstanceToMap=true to marshall typeof object as map attribute.';
  throw new Error(`Unsupported type passed: ${value}. ${hint}`);
};

/**
 * A copy of a native value as it would be read back after the document client marshalled and DynamoDB stored it.
 * @throws Error with the document client's message for what it refuses; a ValidationException for what DynamoDB refuses
 */
export const admit = (value: unknown, options: MarshallOptions, depth = 0): Value => {
  if (typeof value === 'string') return value === '' && options.convertEmptyValues ? null : value;
  if (typeof value === 'number') return admitNumber(value);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'bigint') return admitBigInt(value);
  if (typeof value === 'object') return admitObject(value, options, depth);
  if (value === undefined) return refuseUndefined();
  throw new Error(`Unsupported type passed: ${String(value)}.`);
};

/**
 * The attributes of an item, a key or ExpressionAttributeValues. The document client silently drops those that are
 * undefined or functions, whatever the options; only deeper down does it refuse undefined.
 */
export const admitAttributes = (given: object, options: MarshallOptions): Record<string, Value> => {
  const admitted: Record<string, Value> = {};
  for (const name of Object.keys(given)) {
    const value: unknown = given[name as keyof typeof given];
    if (value !== undefined && typeof value !== 'function') admitted[name] = admit(value, options, 1);
  }
  return admitted;
};
