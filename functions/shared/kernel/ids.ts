import { createHash } from 'node:crypto';

/** An id says what it is: `ord_…`, `pay_…`. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

const base32 = (bytes: Uint8Array, length: number): string =>
  Array.from({ length }, (_, index) => {
    const bit = index * 5;
    const word = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    return ALPHABET[(word >> (11 - (bit & 7))) & 31];
  }).join('');

const digest = (parts: readonly string[]): Uint8Array => createHash('sha256').update(JSON.stringify(parts)).digest();

/** The same parts always give the same id: 130 bits of SHA-256 over the parts, each kept apart from the next. */
export const derivedId = <Prefix extends string>(prefix: Prefix, ...parts: readonly string[]): Id<Prefix> =>
  `${prefix}_${base32(digest(parts), LENGTH)}`;

/** 130 random bits; `randomBytes` comes from outside. */
export const randomId = <Prefix extends string>(
  prefix: Prefix,
  randomBytes: (size: number) => Uint8Array,
): Id<Prefix> => `${prefix}_${base32(randomBytes(17), LENGTH)}`;

/** A short fingerprint, for keys inside a row; 60 bits at the usual 12 characters. */
export const shortKey = (value: string, length = 12): string => base32(digest([value]), length);

/** Tells whether two requests are the same: SHA-256 over the canonical JSON of a value (object keys sorted). */
export const fingerprint = (value: unknown): string => base32(digest([canonicalJson(value)]), LENGTH);

const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
