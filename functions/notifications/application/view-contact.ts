import type * as z from 'zod';
import type { SignContact } from '#functions/notifications/application/ports.ts';
import type { contactSchema } from '#functions/notifications/contract/routes.ts';
import { type ActiveContact, maskEmail } from '#functions/notifications/domain/contact.ts';

/** The token is the owner's: it is another one once the contact was claimed. */
export const viewOf =
  ({ signContact }: { readonly signContact: SignContact }) =>
  async ({ id, owner, email, locale }: ActiveContact): Promise<z.input<typeof contactSchema>> => ({
    id,
    contact: await signContact({ id, owner }),
    email: maskEmail(email),
    ...(locale !== undefined && { locale }),
  });
