import { asGuest, examples } from '#scripts/shop/options.ts';
import { sayOrder } from '#scripts/shop/orders/follow-order.ts';
import type { OrderView } from '#scripts/shop/orders/order-view.ts';
import { readerOf } from '#scripts/shop/orders/read-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderEntry, renderStatus } from '#scripts/shop/terminal/render-order.ts';

const show = async (session: Session, orderId: string): Promise<Outcome> => {
  const reader = readerOf(session);
  const [order, { entries }] = await Promise.all([reader.order(orderId), reader.progress(orderId)]);
  const { say, paint } = session.terminal;
  sayOrder(session, order);
  say(...entries.map((entry) => renderEntry(paint, order.placedAt, entry)));
  say(renderStatus(paint, order));
  return { json: { ...order, timeline: entries } satisfies OrderView };
};

export const addShow: AddCommand = (parent, shop) => {
  parent
    .command('show')
    .description('show one of my orders with its timeline')
    .argument('<orderId>', 'ord_…')
    .addOption(asGuest())
    .addHelpText('after', examples('show ord_3hc…', "show ord_3hc… --as admin     (anyone's)"))
    .action(shop.action(show));
};
