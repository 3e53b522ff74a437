import { Option } from 'commander';
import { buyerReasons, operatorReasons } from '#functions/orders/contract/cancel-reasons.ts';
import { cancelAnyOrder, cancelOrder } from '#functions/orders/contract/routes.ts';
import { Failure } from '#scripts/shop/failure.ts';
import { asGuest, examples, wholeNumber } from '#scripts/shop/options.ts';
import { followOrder } from '#scripts/shop/orders/follow-order.ts';
import { readerOf } from '#scripts/shop/orders/read-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderHeading, renderStatus } from '#scripts/shop/terminal/render-order.ts';

type BuyerReason = (typeof buyerReasons)[number];
type OperatorReason = (typeof operatorReasons)[number];
type Options = { readonly reason?: OperatorReason; readonly wait?: true; readonly timeout: number };

const isBuyers = (reason: OperatorReason): reason is BuyerReason => buyerReasons.some((one) => one === reason);

/** @throws Failure when it is a reason that only operators may give */
const asBuyer = (reason: OperatorReason): BuyerReason => {
  if (isBuyers(reason)) return reason;
  throw new Failure({
    type: 'reason-for-operators',
    title: 'Only an operator may give this reason.',
    detail: reason,
    hint: `Yours: ${buyerReasons.join(', ')}. As the operator: --as admin.`,
  });
};

const ask = ({ api, mine, as }: Session, orderId: string, { reason }: Options) => {
  const params = { orderId };
  if (as === 'admin') return api(cancelAnyOrder, { params, body: reason === undefined ? {} : { reason } });
  return mine(cancelOrder, { params, body: reason === undefined ? {} : { reason: asBuyer(reason) } });
};

const cancel = async (session: Session, orderId: string, options: Options): Promise<Outcome> => {
  const { say, paint } = session.terminal;
  const { body: order } = await ask(session, orderId, options);
  const reader = readerOf(session);
  say(renderHeading(paint, order));
  if (options.wait)
    return followOrder(session, { order, reader, wanted: ['CANCELLED'], timeoutMs: options.timeout * 1_000 });
  say(renderStatus(paint, order));
  const { entries } = await reader.progress(orderId);
  return { json: { ...order, timeline: entries } };
};

const onlyOperators = operatorReasons.filter((reason) => !isBuyers(reason));

const WHY = `why; ${onlyOperators.join(', ')} only --as admin`;

export const addCancel: AddCommand = (parent, shop) => {
  parent
    .command('cancel')
    .description('cancel an order; everything is undone, then it is CANCELLED')
    .argument('<orderId>', 'ord_…')
    .addOption(asGuest())
    .addOption(new Option('--reason <reason>', WHY).choices(operatorReasons))
    .option('--wait', 'until that is so; exit code 2 if it ends otherwise')
    .option('--timeout <seconds>', 'how long to wait', wholeNumber(1, 3_600), 180)
    .addHelpText('after', examples('cancel ord_3hc… --reason ordered-by-mistake --wait', 'cancel ord_3hc… --as admin'))
    .action(shop.action(cancel));
};
