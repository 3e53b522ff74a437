import { createHmac } from 'node:crypto';
import { systemState } from '#test/support/emulator/shared-system.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsIn = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const headerOf = (token: string): object => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());

/** The token with other claims, under the signature that it had. */
export const withClaims = (token: string, claims: object): string => {
  const [header, , signature] = token.split('.');
  return [header, encoded({ ...claimsIn(token), ...claims }), signature].join('.');
};

/** As if nobody had to sign it. */
export const withoutAlgorithm = (token: string): string =>
  `${encoded({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`;

/** Signed with what everybody may read: who takes the algorithm from the token takes the key for a shared secret. */
export const signedWithPublicKey = async (token: string): Promise<string> => {
  const jwks = await (
    await fetch(`${String(claimsIn(token).iss)}/.well-known/jwks.json`).catch(() =>
      fetch(`${systemState().awsEndpointUrl}/${String(claimsIn(token).iss).split('/').at(-1)}/.well-known/jwks.json`),
    )
  ).text();
  const signed = `${encoded({ ...headerOf(token), alg: 'HS256' })}.${token.split('.')[1]}`;
  return `${signed}.${createHmac('sha256', jwks).update(signed).digest('base64url')}`;
};
