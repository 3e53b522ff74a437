import * as z from 'zod';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { addressFieldsSchema } from '#functions/customers/contract/address.ts';
import { currencySchema, nonNegativeMoneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import { defineRoute, forGuests } from '#functions/shared/runtime/define-route.ts';

/** As much as an order may hold. */
const MAX_LINES = 100;
const MAX_QUANTITY = 999;

export const quoteInputSchema = z.strictObject({
  address: addressFieldsSchema,
  lines: z
    .array(z.strictObject({ sku: skuSchema, quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES),
  currency: currencySchema,
});

const optionSchema = z.object({
  method: z.string(),
  title: z.string(),
  amount: nonNegativeMoneySchema.describe('With tax'),
  days: z.object({ min: z.int(), max: z.int() }).describe('Working days until the parcel is there'),
  quote: z.string().describe('The signed quote: send it with the order'),
});

export const quoteSchema = z.object({
  id: z.string(),
  expiresAt: z.iso.datetime().describe('Until then an order may name the quote'),
  country: z.string(),
  options: z.array(optionSchema),
});

/** With the address, for its owner alone. */
export const quoteWithAddressSchema = quoteSchema.extend({ address: addressFieldsSchema });

export const createQuote = defineRoute({
  name: 'createQuote',
  method: 'POST',
  path: '/shipping/quotes',
  access: 'buyer',
  summary: 'What it costs to send these goods to this address, for each way there is. Keeps the address.',
  idempotent: true,
  body: quoteInputSchema,
  responses: { 201: quoteSchema },
  errors: [
    'CountryNotServed',
    'InvalidAddress',
    'UnknownProduct',
    'ProductRetired',
    'CurrencyNotOffered',
    'ParcelTooHeavy',
    'MoneyOverflow',
    'IdempotencyKeyReused',
    'ConcurrentChange',
  ],
});

export const getQuote = defineRoute({
  name: 'getQuote',
  method: 'GET',
  path: '/shipping/quotes/{quoteId}',
  access: 'buyer',
  summary: 'One of my quotes, with its address.',
  params: z.object({ quoteId: z.string().regex(/^quo_[0-9a-z]{26}$/) }),
  responses: { 200: quoteWithAddressSchema },
  errors: ['QuoteNotFound'],
});

export const createQuoteAsGuest = forGuests(createQuote);
export const getQuoteAsGuest = forGuests(getQuote);

export const shippingRoutes = [createQuote, getQuote, createQuoteAsGuest, getQuoteAsGuest] as const;
