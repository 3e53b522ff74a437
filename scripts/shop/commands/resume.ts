import { resumeOrder } from '#functions/orders/contract/routes.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import { followOrder } from '#scripts/shop/orders/follow-order.ts';
import { readerOf } from '#scripts/shop/orders/read-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderHeading, renderStatus } from '#scripts/shop/terminal/render-order.ts';

type Options = { readonly wait?: true; readonly timeout: number };

const resume = async (session: Session, orderId: string, { wait, timeout }: Options): Promise<Outcome> => {
  const { say, paint } = session.terminal;
  const { body: order } = await session.api(resumeOrder, { params: { orderId } });
  say(renderHeading(paint, order));
  if (!wait) {
    say(renderStatus(paint, order));
    return { json: { ...order, timeline: [] } };
  }
  const reader = readerOf({ ...session, as: 'admin' });
  return followOrder(session, { order, reader, wanted: ['CANCELLED', 'REJECTED'], timeoutMs: timeout * 1_000 });
};

export const addResume: AddCommand = (parent, shop) => {
  parent
    .command('resume')
    .description('take up again the undo of an order that needs attention (admin)')
    .argument('<orderId>', 'ord_…')
    .option('--wait', 'until everything is undone; exit code 2 if it ends otherwise')
    .option('--timeout <seconds>', 'how long to wait', wholeNumber(1, 3_600), 180)
    .addHelpText('after', examples('orders --unsettled needs-attention', 'resume ord_3hc… --wait'))
    .action(shop.action(resume));
};
