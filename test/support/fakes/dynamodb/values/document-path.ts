import type { Document, Value } from '../types.ts';
import { isDocument, isList } from './attribute-type.ts';

const readStep = (from: Value, step: string | number): Value | undefined => {
  if (typeof step === 'number') return isList(from) ? from[step] : undefined;
  return isDocument(from) && Object.hasOwn(from, step) ? from[step] : undefined;
};

/** The value at a path, or undefined where the path leads nowhere. */
export const readPath = (document: Document | undefined, steps: readonly (string | number)[]): Value | undefined => {
  let at: Value | undefined = document;
  for (const step of steps) {
    if (at === undefined) return undefined;
    at = readStep(at, step);
  }
  return at;
};

/** `[a, b, [0]]`, as DynamoDB's messages write paths. */
export const showPath = (steps: readonly (string | number)[]): string =>
  `[${steps.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
