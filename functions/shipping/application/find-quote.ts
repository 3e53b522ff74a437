import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import type { FindClaim, LoadQuote, Now } from '#functions/shipping/application/ports.ts';
import { QuoteNotFound } from '#functions/shipping/domain/errors.ts';
import { isGone, type Quote } from '#functions/shipping/domain/quote.ts';

type Ports = { readonly loadQuote: LoadQuote; readonly findClaim: FindClaim; readonly now: Now };

/**
 * The one reader that routes may use: another's quote is not found. A claimed guest's is the customer's, by the one row of
 * the claim: nothing moves that a crash could leave halfway, and what was written while the claim came is the customer's too.
 * @throws QuoteNotFound
 */
export const loadQuoteOf =
  ({ loadQuote, findClaim, now }: Ports) =>
  async (owner: string, quoteId: string): Promise<Quote> => {
    const quote = await loadQuote(quoteId);
    const kept = quote !== undefined && !isGone(quote, epochSeconds(now())) ? quote : undefined;
    if (kept?.owner === owner) return kept;
    const claim = kept && (await findClaim(kept.owner));
    if (kept === undefined || claim?.customer !== owner)
      throw new QuoteNotFound(`There is no quote ${quoteId}.`, { quoteId });
    return { ...kept, owner };
  };
