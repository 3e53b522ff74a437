import { Option } from 'commander';
import { listOrders, listUnsettledOrders } from '#functions/orders/contract/routes.ts';
import { asGuest, examples, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderOrders } from '#scripts/shop/terminal/render-order.ts';

const UNSETTLED = { cancelling: 'CANCELLING', 'needs-attention': 'NEEDS_ATTENTION' } as const;

type Options = {
  readonly limit: number;
  readonly cursor?: string;
  readonly unsettled?: keyof typeof UNSETTLED;
};

const page = ({ api, mine }: Session, { limit, cursor, unsettled }: Options) =>
  unsettled === undefined
    ? mine(listOrders, { query: { limit, cursor } })
    : api(listUnsettledOrders, { query: { status: UNSETTLED[unsettled], limit, cursor } });

const orders = async (session: Session, options: Options): Promise<Outcome> => {
  const { say, note, paint } = session.terminal;
  const { body } = await page(session, options);
  const none = options.unsettled === undefined ? 'no orders' : `no order is ${options.unsettled}`;
  say(...(body.items.length === 0 ? [none] : renderOrders(paint, body.items)));
  if (body.nextCursor !== undefined) note(`more: --cursor ${body.nextCursor}`);
  return { json: body };
};

export const addOrders: AddCommand = (parent, shop) => {
  parent
    .command('orders')
    .description('list my orders, the newest first')
    .option('--limit <count>', 'how many', wholeNumber(1, 100), 20)
    .option('--cursor <cursor>', 'where the page before ended')
    .addOption(asGuest())
    .addOption(
      new Option('--unsettled <status>', "instead: everyone's orders that are being undone, or need attention (admin)")
        .choices(Object.keys(UNSETTLED))
        .conflicts('guest'),
    )
    .addHelpText('after', examples('orders --limit 5', 'orders --guest', 'orders --unsettled needs-attention'))
    .action(shop.action(orders));
};
