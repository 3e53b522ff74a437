import type { AttributeType, Document, List, Members, Value } from '../types.ts';

export const isMembers = (value: Value): value is Members => value instanceof Set;
export const isBinary = (value: Value): value is Uint8Array => value instanceof Uint8Array;
export const isList = (value: Value | undefined): value is List => Array.isArray(value);
export const isDocument = (value: Value | undefined): value is Document =>
  typeof value === 'object' && value !== null && !isList(value) && !isMembers(value) && !isBinary(value);

const typeOfMembers = (members: Members): AttributeType => {
  for (const member of members) {
    if (typeof member === 'string') return 'SS';
    return typeof member === 'object' ? 'BS' : 'NS';
  }
  throw new Error('A set always has a member: DynamoDB stores no empty ones');
};

const typeOfObject = (value: Value & object): AttributeType => {
  if (isList(value)) return 'L';
  if (isMembers(value)) return typeOfMembers(value);
  return isBinary(value) ? 'B' : 'M';
};

/** DynamoDB's name for the type of a value. */
export const typeOf = (value: Value): AttributeType => {
  if (value === null) return 'NULL';
  if (typeof value === 'object') return typeOfObject(value);
  if (typeof value === 'string') return 'S';
  return typeof value === 'boolean' ? 'BOOL' : 'N';
};
