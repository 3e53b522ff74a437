import * as z from 'zod';

const claimsSchema = z.object({ exp: z.number() });

/** A token that ends while a command runs is of no use. */
const MARGIN_MS = 60_000;

/** The end of a token's life, from its own claims; 0 where it has none. */
const endOf = (token: string): number => {
  try {
    const [, claims = ''] = token.split('.');
    return claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).exp * 1_000;
  } catch {
    return 0;
  }
};

/** Whether an access token is good for a while yet. */
export const lasts = (token: string, now: Date): boolean => endOf(token) - MARGIN_MS > now.getTime();
