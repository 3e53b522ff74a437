/** The claims of an access token that the functions read. */
export type Claims = { readonly sub: string; readonly groups?: readonly string[] };

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Who acts where nobody can sign in. */
const PEOPLE: Readonly<Record<'buyer' | 'admin', Claims>> = {
  buyer: { sub: 'direct-buyer' },
  admin: { sub: 'direct-admin', groups: ['admin'] },
};

/**
 * An access token without a signature, for `directFetch` alone: a gateway would refuse it. Who may invoke a function may
 * say who calls it.
 */
export const directToken = (who: keyof typeof PEOPLE): string => {
  const { sub, groups = [] } = PEOPLE[who];
  const claims = { sub, ...(groups.length > 0 && { 'cognito:groups': `[${groups.join(' ')}]` }) };
  return `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
};

/** The claims of a token as HTTP API's authorizer hands them on; nothing where it is no token. */
export const claimsOf = (authorization: string | null): Record<string, unknown> | undefined => {
  const [, payload] = /^Bearer [^.]+\.([^.]+)\./.exec(authorization ?? '') ?? [];
  if (payload === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};
