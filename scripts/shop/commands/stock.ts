import { adjustStock, getStock, getStockForOperators } from '#functions/inventory/contract/routes.ts';
import { examples, sku, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { receiveStock } from '#scripts/shop/stock/receive-stock.ts';
import { renderLevel, renderStock } from '#scripts/shop/terminal/render-stock.ts';

const MAX_PIECES = 1_000_000;
const REPLAYED = 'This key was counted before.';

type Counting = { readonly key?: string };

const receive = async (session: Session, wanted: string, quantity: number, { key }: Counting): Promise<Outcome> => {
  const { say, note, paint } = session.terminal;
  const receipt = { sku: wanted, quantity, idempotencyKey: key ?? session.newKey() };
  const { stock, replayed } = await receiveStock(session, receipt);
  if (replayed) note(REPLAYED);
  say(...renderStock(paint, stock));
  return { json: { ...stock, replayed } };
};

type Adjusting = Counting & { readonly reason: string };

const adjust = async (
  session: Session,
  wanted: string,
  quantity: number,
  { key, reason }: Adjusting,
): Promise<Outcome> => {
  const { say, note, paint } = session.terminal;
  const idempotencyKey = key ?? session.newKey();
  const answer = await session.api(adjustStock, {
    params: { sku: wanted },
    body: { quantity, reason },
    idempotencyKey,
  });
  const replayed = answer.headers.get('idempotent-replayed') === 'true';
  if (replayed) note(REPLAYED);
  say(...renderStock(paint, answer.body));
  return { json: { ...answer.body, replayed } };
};

const stock = async ({ api, as, terminal: { say, paint } }: Session, wanted: string): Promise<Outcome> => {
  const params = { sku: wanted };
  if (as === 'buyer') {
    const { body } = await api(getStock, { params });
    say(renderLevel(paint, body));
    return { json: body };
  }
  const { body } = await api(getStockForOperators, { params });
  say(...renderStock(paint, body));
  return { json: body };
};

const KEY = 'idempotency key: the same one counts once only (default: a new one)';

export const addReceive: AddCommand = (parent, shop) => {
  parent
    .command('receive')
    .description('receive pieces into stock (admin)')
    .argument('<sku>', 'a SKU for sale', sku)
    .argument('<quantity>', 'pieces that arrived', wholeNumber(1, MAX_PIECES))
    .option('--key <key>', KEY)
    .addHelpText('after', examples('receive KIT-SKILLET-20-CM 40'))
    .action(shop.action(receive));
};

export const addAdjust: AddCommand = (parent, shop) => {
  parent
    .command('adjust')
    .description('correct what is available: pieces that were lost, or found (admin)')
    .argument('<sku>', 'a SKU', sku)
    .argument('<quantity>', 'negative for pieces that were lost', wholeNumber(-MAX_PIECES, MAX_PIECES))
    .option('--reason <text>', 'why', 'counted')
    .option('--key <key>', KEY)
    .addHelpText('after', examples('adjust KIT-SKILLET-20-CM -2 --reason "broken in the shop"'))
    .action(shop.action(adjust));
};

export const addStock: AddCommand = (parent, shop) => {
  parent
    .command('stock')
    .description('the counts of a SKU (admin), or with --as buyer whether it is in stock')
    .argument('<sku>', 'a SKU', sku)
    .addHelpText('after', examples('stock KIT-SKILLET-20-CM', 'stock KIT-SKILLET-20-CM --as buyer'))
    .action(shop.action(stock));
};
