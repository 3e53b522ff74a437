import { InvalidArgumentError } from 'commander';
import {
  cancelPriceChange,
  listPriceChanges,
  listProducts,
  schedulePriceChange,
} from '#functions/catalog/contract/routes.ts';
import { isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { parseDecimal } from '#functions/shared/kernel/money/decimal.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import { examples, sku } from '#scripts/shop/options.ts';
import { notForSale } from '#scripts/shop/orders/offers.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderPriceChanges } from '#scripts/shop/terminal/render-price-changes.ts';

/** The product that has the SKU for sale, and at what prices. @throws Failure */
const find = async ({ api }: Session, wanted: string) => {
  const { body } = await api(listProducts, { query: { sku: wanted } });
  const [product] = body.items;
  const variant = product?.variants.find((one) => one.sku === wanted);
  if (product === undefined || variant === undefined) throw notForSale([wanted]);
  return { params: { productId: product.id, sku: wanted }, prices: variant.prices };
};

const list = async (session: Session, wanted: string): Promise<Outcome> => {
  const { say, paint } = session.terminal;
  const { params } = await find(session, wanted);
  const { body } = await session.api(listPriceChanges, { params: { productId: params.productId } });
  say(...(body.items.length === 0 ? ['no price changes are planned'] : renderPriceChanges(paint, body.items)));
  return { json: body };
};

type Planning = { readonly at: string; readonly key?: string };

/** Prices in currencies that are not named stay as they are. */
const plan = async (
  session: Session,
  wanted: string,
  given: readonly Money[],
  { at, key }: Planning,
): Promise<Outcome> => {
  const { say, paint } = session.terminal;
  const { params, prices: now } = await find(session, wanted);
  const prices = { ...now, ...Object.fromEntries(given.map(({ currency, amount }) => [currency, amount])) };
  const idempotencyKey = key ?? session.newKey();
  const { body } = await session.api(schedulePriceChange, {
    params,
    body: { prices, effectiveAt: at },
    idempotencyKey,
  });
  say(...renderPriceChanges(paint, [body]));
  return { json: body };
};

const cancel = async (session: Session, wanted: string, priceChangeId: string): Promise<Outcome> => {
  const { say, paint } = session.terminal;
  const { productId } = (await find(session, wanted)).params;
  const { body } = await session.api(cancelPriceChange, { params: { productId, priceChangeId } });
  say(...renderPriceChanges(paint, [body]));
  return { json: body };
};

const noPrice = () => new InvalidArgumentError('It must be a currency and an amount: EUR=12.90');

/** `EUR=12.90` @throws InvalidArgumentError */
const readPrice = (text: string): Money => {
  const [currency = '', amount = ''] = text.toUpperCase().split('=');
  if (!isCurrency(currency)) throw noPrice();
  try {
    return parseDecimal(amount, currency);
  } catch {
    throw noPrice();
  }
};

const addPrice = (text: string, before: readonly Money[] = []): Money[] => [...before, readPrice(text)];

/** Without an offset it is the time of this machine. */
const readTime = (text: string): string => {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('It must be a time: 2026-12-01T08:00');
  return time.toISOString();
};

export const addPrices: AddCommand = (parent, shop) => {
  const prices = parent
    .command('prices')
    .helpCommand(false)
    .description('see, plan and call off changes of prices (admin)')
    .addHelpText(
      'after',
      examples('prices KIT-SKILLET-20-CM', 'prices plan KIT-SKILLET-20-CM EUR=24.90 --at 2026-12-01'),
    );
  prices
    .command('list', { isDefault: true })
    .description('what is planned for the product of a SKU, and what became of it')
    .argument('<sku>', 'a SKU for sale', sku)
    .addHelpText('after', examples('prices list KIT-SKILLET-20-CM'))
    .action(shop.action(list));
  prices
    .command('plan')
    .description('set prices from a later time on; those in other currencies stay')
    .argument('<sku>', 'a SKU for sale', sku)
    .argument('<price...>', 'with tax: EUR=12.90', addPrice)
    .requiredOption('--at <time>', 'from when on, at most a year ahead', readTime)
    .option('--key <key>', 'idempotency key: the same one plans once only (default: a new one)')
    .addHelpText('after', examples('prices plan KIT-SKILLET-20-CM EUR=24.90 --at 2026-12-01T08:00'))
    .action(shop.action(plan));
  prices
    .command('cancel')
    .description('call a change off whose time has not come')
    .argument('<sku>', 'a SKU for sale', sku)
    .argument('<priceChangeId>', 'as in the list')
    .addHelpText('after', examples('prices cancel KIT-SKILLET-20-CM prc_…'))
    .action(shop.action(cancel));
};
