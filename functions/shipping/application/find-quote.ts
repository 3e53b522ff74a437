import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import type { LoadQuote, Now } from '#functions/shipping/application/ports.ts';
import { QuoteNotFound } from '#functions/shipping/domain/errors.ts';
import { isGone, type Quote } from '#functions/shipping/domain/quote.ts';

type Ports = { readonly loadQuote: LoadQuote; readonly now: Now };

/** The one reader that routes may use: another's quote is not found. @throws QuoteNotFound */
export const loadQuoteOf =
  ({ loadQuote, now }: Ports) =>
  async (owner: string, quoteId: string): Promise<Quote> => {
    const quote = await loadQuote(quoteId);
    if (quote?.owner !== owner || isGone(quote, epochSeconds(now())))
      throw new QuoteNotFound(`There is no quote ${quoteId}.`, { quoteId });
    return quote;
  };
