import * as z from 'zod';
import { defineEvent } from '#functions/shared/events/define-event.ts';

export const CustomerRegistered = defineEvent({
  context: 'customers',
  name: 'CustomerRegistered',
  version: 1,
  summary: 'An account was used for the first time. Carries its id alone: who it is stays in customers.',
  data: z.object({ customerId: z.string() }),
});

export const GuestClaimed = defineEvent({
  context: 'customers',
  name: 'GuestClaimed',
  version: 1,
  summary: "What a guest had belongs to a customer from now on: carts and orders move, the guest's token ends.",
  data: z.object({ guest: z.string(), customer: z.string() }),
});

export const customersEvents = [CustomerRegistered, GuestClaimed] as const;
