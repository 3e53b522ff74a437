import { type Command, Option } from 'commander';
import { MAX_QUANTITY } from '#functions/orders/contract/routes.ts';
import { usage } from '#scripts/shop/failure.ts';
import { asGuest, examples, sku, wholeNumber } from '#scripts/shop/options.ts';
import { finishOrder } from '#scripts/shop/orders/finish-order.ts';
import { chooseCurrency, findOffers, totalOf } from '#scripts/shop/orders/offers.ts';
import { pairLines, type Word } from '#scripts/shop/orders/pair-lines.ts';
import { PAYMENTS, paymentMethod } from '#scripts/shop/orders/payment-method.ts';
import { type Placed, placeOrder } from '#scripts/shop/orders/place-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

type Options = {
  readonly sku?: readonly Word[];
  readonly currency?: string;
  readonly payment: string;
  readonly key?: string;
  readonly acceptPrice?: true;
  readonly wait: boolean;
  readonly timeout: number;
};

const place = async (session: Session, words: readonly Word[], options: Options, key: string): Promise<Placed> => {
  const { api, mine, sleep, terminal } = session;
  const lines = pairLines(words);
  const offers = await findOffers(
    api,
    lines.map((line) => line.sku),
  );
  const currency = chooseCurrency(offers, options.currency);
  const expectedTotal = totalOf(lines, offers, currency);
  const body = { lines, currency, expectedTotal, paymentMethod: options.payment };
  const placing = { body, idempotencyKey: key, acceptPrice: options.acceptPrice === true };
  return placeOrder({ mine, sleep, note: terminal.note }, placing);
};

const order = async (session: Session, words: readonly Word[], options: Options): Promise<Outcome> => {
  const key = options.key ?? session.newKey();
  return finishOrder(session, await place(session, words, options, key), { ...options, key });
};

const currencyCode = (text: string): string => {
  if (/^[A-Za-z]{3}$/.test(text)) return text.toUpperCase();
  throw usage(`${text} is not a currency code such as EUR.`);
};

export const addOrder: AddCommand = (parent, shop) => {
  const words: Word[] = [];
  const wordOf =
    <Value>(read: (text: string) => Value, toWord: (value: Value) => Word) =>
    (text: string) => {
      words.push(toWord(read(text)));
      return words;
    };
  const command: Command = parent
    .command('order')
    .description('place an order, and show its timeline until it is decided')
    .requiredOption(
      '--sku <sku>',
      'what to order; again for further lines',
      wordOf(sku, (value) => ({ sku: value })),
    )
    .option(
      '--quantity <pieces>',
      'of the SKU before it (default: 1)',
      wordOf(wholeNumber(1, MAX_QUANTITY), (quantity) => ({ quantity })),
    )
    .option('--currency <code>', 'to pay in (default: the first that all lines are priced in)', currencyCode)
    .addOption(
      new Option('--payment <how>', `${PAYMENTS.join(', ')}, or a token of the provider`)
        .default(paymentMethod('approve'), 'approve')
        .argParser(paymentMethod),
    )
    .addOption(asGuest())
    .option('--key <key>', 'idempotency key: the same one orders once only (default: a new one)')
    .option('--accept-price', 'pay the new total where the price has changed')
    .option('--no-wait', 'do not wait until it is decided')
    .option('--timeout <seconds>', 'how long to wait for that', wholeNumber(1, 3_600), 180);
  command.addHelpText(
    'after',
    examples(
      'order --sku KIT-SKILLET-20-CM',
      'order --sku KIT-SKILLET-20-CM --quantity 2 --sku KIT-SKILLET-28-CM --currency EUR',
      'order --sku KIT-SKILLET-20-CM --payment decline',
    ),
  );
  command.action(shop.action((session, options: Options) => order(session, words, options)));
};
