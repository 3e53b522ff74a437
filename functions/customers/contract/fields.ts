import * as z from 'zod';

/** One line of text: no control characters, nothing that breaks the line, and not of spaces alone, as its pattern says too. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .trim()
    .min(1)
    .regex(/^\s*[^\s\p{Cc}][^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be one line without control characters')
    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode');

/** Upper and lower case are the same to the user pool. 254 characters, 64 before the @, are what mail allows (RFC 5321). */
export const emailSchema = z
  .email()
  .max(254)
  .regex(/^[^@]{1,64}@/, 'must have at most 64 characters before the @')
  .meta({ examples: ['mary@example.com'] });

/** What the pool takes at most; what it asks of a new one is in `password-policy.ts`. */
export const passwordSchema = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => text.isWellFormed(), 'is not well-formed Unicode');

/** Six digits, as they come by mail. */
export const codeSchema = z
  .string()
  .regex(/^\d{6}$/, 'must be the six digits of the mail')
  .meta({ examples: ['123456'] });

/** A language, and a country where it matters: `en`, `de-AT` (BCP 47). */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language such as en or de-AT')
  .meta({ examples: ['de-AT'] });

/** What POST /guest/sessions gave. */
export const guestTokenSchema = z.string().min(1).max(512);

/** Tokens of the user pool: opaque to us, about 1 to 2 KB long. */
export const tokenSchema = z.string().min(1).max(8_192);
