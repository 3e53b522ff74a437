import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';

/** What a token is; it stands before the token and is signed with it, so that one kind never passes for another. */
export type TokenKind = 'gst' | 'quo' | 'con';

/** PKCS #8 and SPKI wrappings of a raw Ed25519 key (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 key that follows from a secret text of any length. */
export const privateKeyFrom = (secret: string): KeyObject => {
  const seed = createHash('sha256').update(`bazaar signing key\n${secret}`).digest();
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
};

/** @returns the raw public key as base64url, 43 characters */
export const publicKeyText = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length).toString('base64url');

/** @param text what `publicKeyText` gave */
export const publicKeyFrom = (text: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([PUBLIC_PREFIX, Buffer.from(text, 'base64url')]),
    format: 'der',
    type: 'spki',
  });

const signedBytes = (kind: TokenKind, payload: string): Buffer => Buffer.from(`bazaar:v1:${kind}:${payload}`);

/** @returns `<kind>_<payload>.<signature>`, both base64url; anyone can read the payload, none can change it */
export const signToken = (kind: TokenKind, payload: unknown, key: KeyObject): string => {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${kind}_${text}.${sign(null, signedBytes(kind, text), key).toString('base64url')}`;
};

const FORM = /^([a-z]{3})_([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/;

const isSigned = (kind: TokenKind, payload: string, signature: string, keys: readonly KeyObject[]): boolean => {
  const bytes = Buffer.from(signature, 'base64url');
  const canonical = bytes.toString('base64url') === signature;
  return canonical && keys.some((key) => verify(null, signedBytes(kind, payload), key, bytes));
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** @returns the payload, or undefined when the token is not of this kind, not signed by one of the keys, or not as it should be */
export const openToken = <Schema extends z.ZodType>(
  kind: TokenKind,
  schema: Schema,
  token: string,
  keys: readonly KeyObject[],
): z.infer<Schema> | undefined => {
  const [, prefix, payload = '', signature = ''] = FORM.exec(token) ?? [];
  if (prefix !== kind || !isSigned(kind, payload, signature, keys)) return undefined;
  return z.safeParse(schema, jsonOf(payload)).data;
};
