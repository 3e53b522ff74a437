import { cancelAnyOrder, cancelOrder } from '#functions/orders/contract/routes.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import { followOrder } from '#scripts/shop/orders/follow-order.ts';
import { readerOf } from '#scripts/shop/orders/read-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderHeading, renderStatus } from '#scripts/shop/terminal/render-order.ts';

type Options = { readonly reason?: string; readonly wait?: true; readonly timeout: number };

const cancel = async (session: Session, orderId: string, options: Options): Promise<Outcome> => {
  const { say, paint } = session.terminal;
  const route = session.as === 'admin' ? cancelAnyOrder : cancelOrder;
  const body = options.reason === undefined ? {} : { reason: options.reason };
  const { body: order } = await session.api(route, { params: { orderId }, body });
  const reader = readerOf(session);
  say(renderHeading(paint, order));
  if (options.wait)
    return followOrder(session, { order, reader, wanted: ['CANCELLED'], timeoutMs: options.timeout * 1_000 });
  say(renderStatus(paint, order.status, order.reason));
  const { entries } = await reader.progress(orderId);
  return { json: { ...order, timeline: entries } };
};

export const addCancel: AddCommand = (parent, shop) => {
  parent
    .command('cancel')
    .description('cancel an order; everything is undone, then it is CANCELLED')
    .argument('<orderId>', 'ord_…')
    .option('--reason <text>', 'why')
    .option('--wait', 'until that is so; exit code 2 if it ends otherwise')
    .option('--timeout <seconds>', 'how long to wait', wholeNumber(1, 3_600), 180)
    .addHelpText('after', examples('cancel ord_3hc… --reason "ordered twice" --wait', 'cancel ord_3hc… --as admin'))
    .action(shop.action(cancel));
};
