import type { Document, Item, Value } from '../types.ts';
import { isBinary, isList, isMembers } from './attribute-type.ts';

/** A deep copy to hand out, so that whoever changes what it read does not change the table. */
const copyValue = (value: Value): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(copyValue);
  if (isMembers(value)) return new Set(value);
  return isBinary(value) ? new Uint8Array(value) : copyDocument(value);
};

export const copyDocument = (document: Document): Item => {
  const copy: Item = {};
  for (const name in document) copy[name] = copyValue(document[name] as Value);
  return copy;
};
