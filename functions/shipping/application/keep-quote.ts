import type { KeepQuote } from '#functions/shipping/application/ports.ts';

type Confirmed = { readonly quoteId?: string | undefined };

/** The address of a confirmed order is needed until the parcel is there; without this its row would expire. */
export const keepQuoteOf =
  ({ keepQuote }: { readonly keepQuote: KeepQuote }) =>
  async ({ quoteId }: Confirmed): Promise<void> => {
    if (quoteId !== undefined) await keepQuote(quoteId);
  };
