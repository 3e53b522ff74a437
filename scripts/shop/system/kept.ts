import { join } from 'node:path';
import * as z from 'zod';
import { shownLineSchema } from '#functions/cart/contract/cart.ts';
import { readJson, writePrivateJson } from '#scripts/local/json-file.ts';

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });
const guestSchema = z.object({ token: z.string(), expiresAt: z.string() });

const printedSchema = z.object({ id: z.string(), version: z.int(), lines: z.array(shownLineSchema) });

const keptSchema = z.object({
  /** Tokens by e-mail: of whoever has signed in, and of the demo logins. */
  people: z.record(z.string(), tokensSchema).default({}),
  /** The e-mail of whom `sign-in` has signed in. */
  signedIn: z.string().optional(),
  guest: guestSchema.optional(),
  /** The cart that was printed last, whosever it is. */
  printed: printedSchema.optional(),
});

export type Tokens = z.infer<typeof tokensSchema>;
export type PrintedCart = z.infer<typeof printedSchema>;
export type Kept = z.infer<typeof keptSchema>;

/** What is known of people at one API. */
export type Keeper = {
  readonly read: () => Kept;
  readonly change: (to: (before: Kept) => Kept) => void;
};

const NOTHING: Kept = { people: {} };

/** A file that is absent or spoilt is as good as an empty one: whoever needs a token signs in. */
const readAll = (file: string): Record<string, Kept> => {
  try {
    return z.record(z.string(), keptSchema).parse(readJson(file));
  } catch {
    return {};
  }
};

/** `.local/shop.json`, for its owner's eyes only: tokens, capabilities and the cart on the screen, by the API that they are of. */
export const keeperOf = (localDirectory: string, apiUrl: string): Keeper => {
  const file = join(localDirectory, 'shop.json');
  const read = (): Kept => readAll(file)[apiUrl] ?? NOTHING;
  return { read, change: (to) => writePrivateJson(file, { ...readAll(file), [apiUrl]: to(read()) }) };
};
