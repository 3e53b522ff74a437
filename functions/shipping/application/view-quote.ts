import type * as z from 'zod';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import type { SignQuote } from '#functions/shipping/application/ports.ts';
import type { quoteSchema, quoteWithAddressSchema } from '#functions/shipping/contract/routes.ts';
import type { Option } from '#functions/shipping/domain/price-options.ts';
import type { Quote } from '#functions/shipping/domain/quote.ts';
import { TITLES } from '#functions/shipping/domain/tariffs.ts';

type View = z.input<typeof quoteSchema>;
type Ports = { readonly signQuote: SignQuote };

const optionView = async ({ signQuote }: Ports, quote: Quote, { method, amount, days }: Option) => {
  const { id, owner, currency, goods, endsAt, address } = quote;
  const expires = epochSeconds(new Date(endsAt));
  const token = { id, owner, method, amount, currency, country: address.country, goods, expires };
  return { method, title: TITLES[method], amount: { amount, currency }, days, quote: await signQuote(token) };
};

/** Signatures follow from what is signed, so that a repeat is answered with the same tokens. */
export const viewOf =
  (ports: Ports) =>
  async (quote: Quote): Promise<View> => ({
    id: quote.id,
    expiresAt: quote.endsAt,
    country: quote.address.country,
    options: await Promise.all(quote.options.map((option) => optionView(ports, quote, option))),
  });

export const viewWithAddress =
  (ports: Ports) =>
  async (quote: Quote): Promise<z.input<typeof quoteWithAddressSchema>> => ({
    ...(await viewOf(ports)(quote)),
    address: quote.address,
  });
