import { mend } from '#functions/operations/audit/mend.ts';
import { inWords, isLive, moneyOf } from '#functions/operations/audit/money.ts';
import { intentRow, orderRow } from '#functions/operations/audit/row-names.ts';
import type { Rule, Violation } from '#functions/operations/audit/rule.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';

const times = ({ history }: Intent, what: 'authorised' | 'captured'): number =>
  history.filter((entry) => entry.what === what).length;

const isTwice = (live: readonly Intent[]): boolean =>
  live.length > 1 || live.some((intent) => times(intent, 'authorised') > 1 || times(intent, 'captured') > 1);

const violation = (orderId: string, live: readonly Intent[]): Violation => ({
  subject: orderId,
  rows: [orderRow(orderId), ...live.map(({ id }) => intentRow(id))],
  what: `${live.length} intents of one order are live: ${inWords(moneyOf(live))}.`,
  likelyCause: 'A charge was asked for under another key than the order, or the provider did not keep to its keys.',
  mend: mend.cancel(orderId),
});

/** The ledger alone tells, at any moment. */
export const chargedTwice: Rule = {
  name: 'charged-twice',
  promise: 'Of each order at most one authorisation or capture is live, and it was made once.',
  check: ({ intentsOf }) =>
    [...intentsOf].flatMap(([orderId, intents]) => {
      const live = intents.filter(isLive);
      return isTwice(live) ? [violation(orderId, live)] : [];
    }),
};
