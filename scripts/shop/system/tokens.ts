import { join } from 'node:path';
import * as z from 'zod';
import { readJson, writePrivateJson } from '#scripts/local/json-file.ts';
import type { SignIn, System } from '#scripts/shop/system/system.ts';

const tokensSchema = z.record(z.string(), z.string());
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

/** A file that is absent or spoilt is as good as an empty one: whoever needs a token signs in. */
const readTokens = (file: string): Record<string, string> => {
  try {
    return tokensSchema.parse(readJson(file));
  } catch {
    return {};
  }
};

type TokenPorts = { readonly signIn: SignIn; readonly now: () => Date; readonly localDirectory: string };

/** The kept access token of a user, or a new one; `fresh` when the kept one was refused. */
export const tokenKeeper =
  ({ signIn, now, localDirectory }: TokenPorts) =>
  async (system: System, user: System['users']['buyer'], fresh: boolean): Promise<string> => {
    const file = join(localDirectory, 'tokens.json');
    const key = `${user.email} at ${system.apiUrl}`;
    const kept = readTokens(file)[key];
    if (!fresh && kept !== undefined && endOf(kept) - MARGIN_MS > now().getTime()) return kept;
    const token = await signIn(system, user);
    writePrivateJson(file, { ...readTokens(file), [key]: token });
    return token;
  };
