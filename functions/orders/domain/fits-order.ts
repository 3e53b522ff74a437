import type { ContactToken } from '#functions/notifications/contract/contact-token.ts';
import {
  ContactInvalid,
  ContactOfAnotherBuyer,
  QuoteExpired,
  QuoteForAnotherBuyer,
  QuoteForAnotherCountry,
  QuoteForAnotherCurrency,
  QuoteForOtherGoods,
  QuoteInvalid,
} from '#functions/orders/domain/errors.ts';
import type { Wanted } from '#functions/orders/domain/price-order.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { goodsMark, type QuoteToken } from '#functions/shipping/contract/quote-token.ts';

type Wish = {
  readonly lines: readonly Wanted[];
  readonly currency: Currency;
  readonly country?: string | undefined;
};

type Bearer = { readonly owner: string; readonly epochSeconds: number };

const AGAIN = 'Ask for one with POST /shipping/quotes.';

/**
 * Whose it is comes first: a stranger is told nothing more of a quote.
 * @param quote as its token said; undefined when shipping has not signed it as it is
 * @throws QuoteInvalid, QuoteForAnotherBuyer, QuoteExpired, QuoteForOtherGoods, QuoteForAnotherCountry,
 * QuoteForAnotherCurrency
 */
export const quoteThatFits = (quote: QuoteToken | undefined, wish: Wish, bearer: Bearer): QuoteToken => {
  if (quote === undefined) throw new QuoteInvalid(AGAIN);
  if (quote.owner !== bearer.owner) throw new QuoteForAnotherBuyer(AGAIN);
  if (quote.expires <= bearer.epochSeconds) throw new QuoteExpired(AGAIN);
  if (quote.goods !== goodsMark(wish.lines))
    throw new QuoteForOtherGoods('The lines are not those that were quoted; ask for a new quote.');
  if (wish.country !== undefined && wish.country !== quote.country)
    throw new QuoteForAnotherCountry('Leave the country out, or ask for a quote for it.', { quoted: quote.country });
  if (wish.currency !== quote.currency)
    throw new QuoteForAnotherCurrency('Order in the currency of the quote, or ask for a new one.', {
      quoted: quote.currency,
    });
  return quote;
};

/**
 * @param contact as its token said; undefined when notifications has not signed it as it is
 * @throws ContactInvalid, ContactOfAnotherBuyer
 */
export const contactThatFits = (contact: ContactToken | undefined, owner: string): ContactToken => {
  const again = 'Ask for one with POST /notifications/contacts.';
  if (contact === undefined) throw new ContactInvalid(again);
  if (contact.owner !== owner) throw new ContactOfAnotherBuyer(again);
  return contact;
};
