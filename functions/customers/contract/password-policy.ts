/** What a password must have. The user pool is made from it, and the API asks for it before it asks the pool. */
export const passwordPolicy = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
} as const;

/** Why a password is refused; stable, for clients to say in their own words. */
export const passwordWeaknesses = [
  'too-short',
  'no-lowercase',
  'no-uppercase',
  'no-digit',
  'no-symbol',
  'used-before',
  'refused',
] as const;

export type PasswordWeakness = (typeof passwordWeaknesses)[number];
