import * as z from 'zod';
import { contactInputSchema } from '#functions/notifications/contract/contact-input.ts';
import { defineRoute, forGuests } from '#functions/shared/runtime/define-route.ts';

const params = z.object({ contactId: z.string().regex(/^con_[0-9a-z]{26}$/) });

export const contactSchema = z.object({
  id: z.string(),
  contact: z.string().describe('The signed contact: send it with the order'),
  email: z.string().describe('Masked: enough to know it again'),
  locale: z.string().optional(),
});

export const createContact = defineRoute({
  name: 'createContact',
  method: 'POST',
  path: '/notifications/contacts',
  access: 'buyer',
  summary: 'Keeps an e-mail address to write to about orders.',
  idempotent: true,
  body: contactInputSchema,
  responses: { 201: contactSchema },
  errors: ['IdempotencyKeyReused', 'ContactDeleted', 'TooManyContacts', 'GuestTokenClaimed', 'ConcurrentChange'],
});

export const getContact = defineRoute({
  name: 'getContact',
  method: 'GET',
  path: '/notifications/contacts/{contactId}',
  access: 'buyer',
  summary: 'One of my contacts, its address masked.',
  params,
  responses: { 200: contactSchema },
  errors: ['ContactNotFound', 'GuestTokenClaimed'],
});

export const deleteContact = defineRoute({
  name: 'deleteContact',
  method: 'DELETE',
  path: '/notifications/contacts/{contactId}',
  access: 'buyer',
  summary: 'Forgets the e-mail address: nothing more is written to it.',
  ifMatch: true,
  params,
  responses: { 204: z.undefined() },
  errors: ['ContactNotFound', 'StaleVersion', 'GuestTokenClaimed'],
});

export const createContactAsGuest = forGuests(createContact);
export const getContactAsGuest = forGuests(getContact);
export const deleteContactAsGuest = forGuests(deleteContact);

export const notificationsRoutes = [
  createContact,
  getContact,
  deleteContact,
  createContactAsGuest,
  getContactAsGuest,
  deleteContactAsGuest,
] as const;
