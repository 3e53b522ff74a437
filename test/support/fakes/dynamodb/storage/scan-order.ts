import { compareText } from '../values/compare.ts';
import type { Collection } from './collection.ts';

// FNV-1a: DynamoDB scans by the hash of the partition key, so code that relies on an order must fail here too.
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
};

/** Orders partition keys as a scan meets them: without meaning, but always the same. */
export const compareScattered = (a: string, b: string): number => hash(a) - hash(b) || compareText(a, b);

/** All partition keys in the order of a scan. */
export const scanOrderOf = (collection: Collection): readonly string[] => {
  collection.scanOrder ??= [...collection.partitions.keys()].sort(compareScattered);
  return collection.scanOrder;
};
