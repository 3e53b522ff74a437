import { createQuote, createQuoteAsGuest, getQuote, getQuoteAsGuest } from '#functions/shipping/contract/routes.ts';
import { newGuest } from '#test/contracts/http/chapters/guests.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

/** Nobody's. */
export const ADDRESS = {
  name: 'Mary Shelley',
  line1: 'Chausseestr. 117',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
} as const;

export const GOODS = { lines: [{ sku: 'MUG-BLUE', quantity: 2 }], currency: 'EUR' } as const;

const quoteId = 'quo_00000000000000000000000000';

/** What it costs to send two mugs: to a customer, to a guest, and to where nobody sends anything. */
export const shippingChapter = async (book: Book): Promise<void> => {
  const { ask } = book;
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
  const body = { address: ADDRESS, ...GOODS };
  const buyer = { as: 'buyer' } as const;
  const berlin = { ...buyer, ...keyed('quote-1'), body } as const;
  const quoted = await ask('shipping', createQuote, { name: 'Berlin', summary: 'Two mugs to Berlin', ...berlin });
  await ask('shipping', createQuote, { name: 'Again', summary: 'The same request with the same key', ...berlin });
  await ask('shipping', createQuote, {
    name: 'WrongPostalCode',
    summary: 'An address that no parcel would find',
    ...buyer,
    ...keyed('quote-2'),
    body: { ...body, address: { ...ADDRESS, postalCode: '1011' } },
  });
  await ask('shipping', createQuote, {
    name: 'NotServed',
    summary: 'To where nothing is sent',
    ...buyer,
    ...keyed('quote-3'),
    body: { ...body, address: { ...ADDRESS, country: 'AQ' } },
  });
  const params = { quoteId: String(quoted.body.id) };
  await ask('shipping', getQuote, { name: 'Berlin', summary: 'With its address', ...buyer, params });
  await ask('shipping', getQuote, {
    name: 'Unknown',
    summary: "Nobody's, or another's",
    ...buyer,
    params: { quoteId },
  });

  const guest = await newGuest(book);
  const asked = { name: 'Berlin', ...guest } as const;
  const theirs = await ask('shipping', createQuoteAsGuest, {
    ...asked,
    summary: 'Two mugs to Berlin',
    ...keyed('quote-1'),
    body,
  });
  const one = { quoteId: String(theirs.body.id) };
  await ask('shipping', getQuoteAsGuest, { ...asked, summary: 'With its address', params: one });
};
