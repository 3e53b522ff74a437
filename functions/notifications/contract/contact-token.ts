import * as z from 'zod';

/** What notifications signs for a contact: an order can name it, and nobody can read an address from it. */
export const contactTokenSchema = z.object({ id: z.string().startsWith('con_').max(30), owner: z.string() });

export type ContactToken = z.infer<typeof contactTokenSchema>;
