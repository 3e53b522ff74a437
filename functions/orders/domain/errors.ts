import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const PriceChanged = defineError('PriceChanged', 'conflict', 'The total is not the one that the buyer saw.');
export const QuoteInvalid = defineError('QuoteInvalid', 'unprocessable', 'This is no quote of ours.');
export const QuoteExpired = defineError('QuoteExpired', 'unprocessable', 'The quote has expired.');
export const QuoteForAnotherBuyer = defineError(
  'QuoteForAnotherBuyer',
  'unprocessable',
  'The quote was not made for this buyer.',
);
export const QuoteForOtherGoods = defineError('QuoteForOtherGoods', 'unprocessable', 'The quote is for other goods.');
export const QuoteForAnotherCountry = defineError(
  'QuoteForAnotherCountry',
  'unprocessable',
  'The quote is for another country.',
);
export const QuoteForAnotherCurrency = defineError(
  'QuoteForAnotherCurrency',
  'unprocessable',
  'The quote is in another currency.',
);
export const ContactInvalid = defineError('ContactInvalid', 'unprocessable', 'This is no contact of ours.');
export const ContactOfAnotherBuyer = defineError(
  'ContactOfAnotherBuyer',
  'unprocessable',
  'The contact was not made for this buyer.',
);
export const OrderNotFound = defineError('OrderNotFound', 'not-found', 'There is no such order.');
export const OrderNotParked = defineError('OrderNotParked', 'conflict', 'The order does not need attention.');
