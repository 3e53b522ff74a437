import * as z from 'zod';
import { line } from '#functions/customers/contract/fields.ts';

/** The lines of an address, as POST /shipping/quotes takes them too. */
export const addressFieldsSchema = z.strictObject({
  name: line(100),
  line1: line(100),
  line2: line(100).optional(),
  postalCode: line(16).optional().describe('Where the country has them'),
  city: line(100).optional().describe('Where the country has them in addresses'),
  region: line(100).optional().describe("State or province: the country's own code for it, or its name there"),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .describe('ISO 3166-1 alpha-2'),
});

export type AddressFields = z.infer<typeof addressFieldsSchema>;

/** Another becomes the default by saying so; there is always one, so it cannot be unsaid. */
export const addressInputSchema = addressFieldsSchema.extend({
  default: z.literal(true).optional().describe('Makes it the default; without it, all stays as it is'),
});

export type AddressInput = z.infer<typeof addressInputSchema>;

export const addressSchema = addressFieldsSchema.extend({
  id: z.string(),
  default: z.boolean(),
  version: z.int().describe('Its ETag, with quotes around it'),
});

export const MAX_ADDRESSES = 20;

export const addressBookSchema = z.object({
  items: z.array(addressSchema).max(MAX_ADDRESSES).describe('Oldest first; as there are few, all at once'),
});
