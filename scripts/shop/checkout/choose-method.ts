import type * as z from 'zod';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { createQuote, type quoteSchema } from '#functions/shipping/contract/routes.ts';
import { collect } from '#scripts/shop/asking.ts';
import { onceKnown } from '#scripts/shop/cart/learning.ts';
import { Failure } from '#scripts/shop/failure.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { Cart } from '#scripts/shop/terminal/render-cart.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';

export type Quote = z.output<typeof quoteSchema>;
export type Method = Quote['options'][number];

/** What it costs to send the cart there. @throws Failure */
export const quoteFor = async (
  session: Session,
  { lines, currency }: Cart,
  address: z.input<typeof createQuote.body>['address'],
  idempotencyKey: string,
): Promise<Quote> => {
  const goods = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const skus = goods.map(({ sku }) => sku);
  const { body } = await onceKnown(session, skus, () =>
    session.mine(createQuote, { body: { address, lines: goods, currency }, idempotencyKey }),
  );
  return body;
};

const noMethod = (title: string, { options }: Quote): Failure =>
  new Failure({
    type: 'no-shipping-method',
    title,
    detail: options.map(({ method }) => method).join('\n'),
  });

const byPrice = (a: Method, b: Method): number => a.amount.amount - b.amount.amount;

export const renderMethods = (options: readonly Method[]): string[] =>
  table(
    options.map(({ method, title, amount, days: { min, max } }) => [
      method,
      formatMoney(amount),
      min === max ? `${min} days` : `${min}–${max} days`,
      plain(title),
    ]),
    '  ',
  );

type Choice = { readonly method?: string; readonly yes?: true };

/** The method asked for, the only one, or with `yes` the cheapest; else it is asked for. @throws Failure */
export const chooseMethod = async (session: Session, quote: Quote, { method, yes }: Choice): Promise<Method> => {
  const options = quote.options.toSorted(byPrice);
  const [cheapest] = options;
  if (cheapest === undefined) throw noMethod('Nothing can be sent there.', quote);
  session.terminal.say('Shipping:', ...renderMethods(options));
  const usual = yes || options.length === 1 ? cheapest.method : undefined;
  const { chosen } = await collect(session, {
    chosen: {
      option: '--method <method>',
      question: 'How shall it be sent',
      given: method ?? usual,
      usual: cheapest.method,
      complete: async (typed) => options.map((one) => one.method).filter((name) => name.startsWith(typed)),
    },
  });
  const found = options.find((one) => one.method === chosen);
  if (found === undefined) throw noMethod(`It cannot be sent by ${plain(chosen)}; there are:`, quote);
  return found;
};
