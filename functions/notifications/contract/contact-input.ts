import * as z from 'zod';

/** Host names know no capitals; what stands before the @ may. */
const withLowerCaseDomain = (email: string): string => {
  const at = email.lastIndexOf('@') + 1;
  return email.slice(0, at) + email.slice(at).toLowerCase();
};

export const emailSchema = z
  .email()
  .max(254)
  .regex(/^[^@]{1,64}@/, 'must have at most 64 characters before the @')
  .overwrite(withLowerCaseDomain)
  .meta({ examples: ['mary@example.com'] });

export const contactInputSchema = z.strictObject({
  email: emailSchema,
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'must be a language tag such as de or pt-BR')
    .optional()
    .meta({ description: 'The language to write in: language, script, region', examples: ['de-AT'] }),
});

export type ContactInput = z.infer<typeof contactInputSchema>;
