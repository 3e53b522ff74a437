import * as z from 'zod';
import { languageSchema, line } from '#functions/customers/contract/fields.ts';

/** What a buyer may say of themselves; all of it is personal, and none of it leaves customers. */
export const profileInputSchema = z.strictObject({
  givenName: line(100).optional(),
  familyName: line(100).optional(),
  locale: languageSchema.optional().describe('How dates and numbers are written'),
});

export type ProfileInput = z.infer<typeof profileInputSchema>;

export const profileSchema = z.object({
  id: z.string(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  locale: z.string().optional(),
  version: z.int(),
  registeredAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** Every text that buyers were ever asked to agree to. One that was shown is never changed: a new one gets a new name. */
export const consentTexts = {
  'marketing-email-1':
    'I would like to hear of offers and news by e-mail. I can change my mind at any time, with the link in every mail or here.',
} as const;

const consentTextSchema = z.enum(Object.keys(consentTexts) as (keyof typeof consentTexts)[]);

/** A consent names the text that the buyer saw; to withdraw it, no text is needed. */
const consentInputSchema = z.discriminatedUnion('granted', [
  z.strictObject({ granted: z.literal(true), text: consentTextSchema }),
  z.strictObject({ granted: z.literal(false) }),
]);

export const preferencesInputSchema = z.strictObject({
  language: languageSchema.optional().describe('What mails are written in'),
  marketingEmail: consentInputSchema,
});

export type PreferencesInput = z.infer<typeof preferencesInputSchema>;

export const consentSchema = z.object({
  granted: z.boolean(),
  text: z.string().optional(),
  at: z.iso.datetime(),
});

export const preferencesSchema = z.object({
  language: z.string().optional(),
  marketingEmail: z.object({
    granted: z.boolean(),
    text: z.string().optional(),
    since: z.iso.datetime().optional().describe('Without it, nobody was ever asked'),
    history: z.array(consentSchema).describe('Oldest first, the last 100'),
  }),
  version: z.int(),
});
