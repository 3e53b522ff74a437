import * as z from 'zod';
import { addressBookSchema, addressInputSchema, addressSchema } from '#functions/customers/contract/address.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

/** Any text, so that an unknown address is answered as unknown and not as a malformed request. */
const params = z.object({ addressId: z.string().min(1).max(64) });

const one = { access: 'buyer', path: '/customers/me/addresses/{addressId}', params } as const;
const all = { access: 'buyer', path: '/customers/me/addresses' } as const;

export const listAddresses = defineRoute({
  ...all,
  name: 'listAddresses',
  method: 'GET',
  summary: 'My addresses. Each has an ETag of its own.',
  responses: { 200: addressBookSchema },
  errors: [],
});

export const addAddress = defineRoute({
  ...all,
  name: 'addAddress',
  method: 'POST',
  summary: 'Adds an address; the first is the default.',
  idempotent: true,
  body: addressInputSchema,
  responses: { 201: addressSchema },
  errors: [
    'InvalidAddress',
    'AddressBookFull',
    'AddressRemoved',
    'IdempotencyKeyReused',
    'ConcurrentChange',
    'TooManyAddressChanges',
  ],
});

export const getAddress = defineRoute({
  ...one,
  name: 'getAddress',
  method: 'GET',
  summary: 'One of my addresses.',
  responses: { 200: addressSchema },
  errors: ['AddressNotFound'],
});

export const changeAddress = defineRoute({
  ...one,
  name: 'changeAddress',
  method: 'PUT',
  summary: 'Rewrites an address, or makes it the default.',
  ifMatch: true,
  body: addressInputSchema,
  responses: { 200: addressSchema },
  errors: ['InvalidAddress', 'AddressNotFound', 'StaleVersion', 'ConcurrentChange'],
});

export const removeAddress = defineRoute({
  ...one,
  name: 'removeAddress',
  method: 'DELETE',
  summary: 'Removes an address, and answers with those that are left: if it was the default, the oldest is it now.',
  ifMatch: true,
  responses: { 200: addressBookSchema },
  errors: ['AddressNotFound', 'StaleVersion', 'ConcurrentChange'],
});

export const addressRoutes = [listAddresses, addAddress, getAddress, changeAddress, removeAddress] as const;
