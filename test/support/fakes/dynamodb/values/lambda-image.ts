import type { AttributeValue } from 'aws-lambda';
import type { Document, Members, Value } from '../types.ts';
import { isBinary, isList, isMembers, typeOf } from './attribute-type.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const toLambdaSet = (members: Members): AttributeValue => {
  const texts = [...members].map((member) => (typeof member === 'object' ? base64(member) : String(member)));
  const type = typeOf(members);
  if (type === 'SS') return { SS: texts };
  return type === 'NS' ? { NS: texts } : { BS: texts };
};

const toLambdaValue = (value: Value): AttributeValue => {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number' || typeof value === 'bigint') return { N: String(value) };
  if (isBinary(value)) return { B: base64(value) };
  if (isMembers(value)) return toLambdaSet(value);
  return isList(value) ? { L: value.map(toLambdaValue) } : { M: toLambdaImage(value) };
};

/** An image as AWS Lambda hands it to a stream's handler: JSON, so binary values are base64 text. */
export const toLambdaImage = (document: Document): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(document).map(([name, value]) => [name, toLambdaValue(value)]));
