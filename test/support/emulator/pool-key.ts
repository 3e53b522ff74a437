import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '#test/support/emulator/shared-system.ts';

type Claims = Readonly<Record<string, unknown>>;

const decoded = (part = ''): Claims => JSON.parse(Buffer.from(part, 'base64url').toString());

/** The private key that the emulator's pool signs access tokens with: it lies with the emulator's state. */
const keyOf = ({ iss }: Claims) => {
  const pool = String(iss).split('/').at(-1) ?? '';
  return createPrivateKey(readFileSync(join(PATHS.emulatorState, 'cognito-pool-keys', `${pool}-access.pem`)));
};

/**
 * The token with other claims, signed as the pool itself would: whoever refuses it looks at what it says.
 * @param token an access token of a pool of the emulator
 * @param claims in the place of those that the token has; an undefined one is left out
 */
export const signedByPool = (token: string, claims: Claims): string => {
  const [header, payload] = token.split('.');
  const before = decoded(payload);
  const signed = `${header}.${Buffer.from(JSON.stringify({ ...before, ...claims })).toString('base64url')}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), keyOf(before)).toString('base64url')}`;
};
