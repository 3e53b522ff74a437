import type { Document, List, Member, Members, Value } from '../types.ts';
import { isBinary, isDocument, isList, isMembers } from './attribute-type.ts';

// UTF-16 code units sort as UTF-8 bytes do, but for surrogates, which belong after all of the other units.
const rank = (unit: number): number => {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
};

/** Orders text by its UTF-8 bytes, as DynamoDB sorts keys. */
export const compareText = (a: string, b: string): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
};

/** Orders two values of one ordered type (S, N, B); undefined if they differ in type or have no order. */
export const compareOrdered = (a: Value, b: Value): number | undefined => {
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : undefined;
  if (typeof a === 'number' || typeof a === 'bigint') {
    if (typeof b !== 'number' && typeof b !== 'bigint') return undefined;
    return a < b ? -1 : Number(a > b);
  }
  return isBinary(a) && isBinary(b) ? Buffer.compare(a, b) : undefined;
};

const identity = (member: Member): string | number | bigint =>
  typeof member === 'object' ? `b:${Buffer.from(member).toString('base64')}` : member;

/** Whether a set has a member; binary members are found by their bytes. */
export const hasMember = (members: Members, sought: Member): boolean => {
  if (typeof sought !== 'object') return members.has(sought);
  for (const member of members) if (identity(member) === identity(sought)) return true;
  return false;
};

const equalMembers = (a: Members, b: Members): boolean => {
  if (a.size !== b.size) return false;
  for (const member of a) if (!hasMember(b, member)) return false;
  return true;
};

const equalLists = (a: List, b: List): boolean =>
  a.length === b.length && a.every((value, index) => equals(value, b[index] as Value));

const equalDocuments = (a: Document, b: Document): boolean => {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && equals(a[name] as Value, b[name] as Value));
};

/** Deep equality: types must match, sets have no order, maps have no order of keys. */
export const equals = (a: Value, b: Value): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a)) return isList(b) && equalLists(a, b);
  if (isMembers(a)) return isMembers(b) && equalMembers(a, b);
  if (isBinary(a)) return isBinary(b) && Buffer.compare(a, b) === 0;
  return isDocument(b) && equalDocuments(a, b);
};
