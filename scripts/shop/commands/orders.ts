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

const unsettled = async ({ api, terminal: { say, paint } }: Session, status: keyof typeof UNSETTLED, limit: number) => {
  const { body } = await api(listUnsettledOrders, { query: { status: UNSETTLED[status], limit } });
  say(...(body.items.length === 0 ? [`no order is ${status}`] : renderOrders(paint, body.items)));
  return { json: body };
};

const orders = async (session: Session, { limit, cursor, unsettled: status }: Options): Promise<Outcome> => {
  if (status !== undefined) return unsettled(session, status, limit);
  const { say, note, paint } = session.terminal;
  const { body } = await session.mine(listOrders, { query: { limit, cursor } });
  say(...(body.items.length === 0 ? ['no orders'] : renderOrders(paint, body.items)));
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
        .conflicts(['cursor', 'guest']),
    )
    .addHelpText('after', examples('orders --limit 5', 'orders --guest', 'orders --unsettled needs-attention'))
    .action(shop.action(orders));
};
