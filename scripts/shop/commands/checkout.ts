import { type Command, Option } from 'commander';
import { type CheckoutOptions, checkOut } from '#scripts/shop/checkout/checkout.ts';
import { asGuest, examples, wholeNumber } from '#scripts/shop/options.ts';
import { finishOrder } from '#scripts/shop/orders/finish-order.ts';
import { PAYMENTS, paymentMethod } from '#scripts/shop/orders/payment-method.ts';
import { EMAIL } from '#scripts/shop/people/ask-account.ts';
import { addressOptions } from '#scripts/shop/people/ask-address.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

type Options = CheckoutOptions & { readonly key?: string; readonly wait: boolean; readonly timeout: number };

const checkout = async (session: Session, options: Options): Promise<Outcome> => {
  const key = options.key ?? session.newKey();
  return finishOrder(session, await checkOut(session, options, key), { ...options, key });
};

const EXAMPLES = examples(
  'checkout',
  'checkout --yes --payment approve',
  'checkout --guest --yes --email mary@example.com --country DE --name Mary --line1 "Torstr. 1" --postal-code 10119 --city Berlin',
);

const howToOrder = (command: Command): Command =>
  command
    .option('--method <method>', 'how it is sent (with --yes: the cheapest)')
    .option(EMAIL, 'whom to write to about the order (default: my own)')
    .addOption(
      new Option('--payment <how>', `${PAYMENTS.join(', ')}, or a token (with --yes: approve)`).argParser(
        paymentMethod,
      ),
    )
    .option('--yes', 'take what is usual instead of asking, and order')
    .option('--accept-price', 'accept what has changed in the cart, and pay the new total')
    .option('--key <key>', 'idempotency key: the same one orders once only (default: a new one)')
    .option('--no-wait', 'do not wait until it is decided')
    .option('--timeout <seconds>', 'how long to wait for that', wholeNumber(1, 3_600), 180);

export const addCheckout: AddCommand = (parent, shop) => {
  const command = parent
    .command('checkout')
    .description('order what is in the cart; asks only for what is missing')
    .addOption(asGuest())
    .option('--address <id>', 'where it goes: one of my addresses (default: my default one)');
  addressOptions(howToOrder(command)).addHelpText('after', EXAMPLES).action(shop.action(checkout));
};
