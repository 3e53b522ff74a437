import { mend } from '#functions/operations/audit/mend.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

export const rowGivesNoEvent: Rule = {
  name: 'row-gives-no-event',
  promise: 'Every committed row can be told to others in the words of its contract.',
  check: ({ invalid }) =>
    invalid.map(({ row, problem }) => ({
      subject: row,
      rows: [row],
      what: `No valid event can be made of it: ${problem}`,
      likelyCause: 'The row or the contract was changed so that they no longer fit; the relay has parked the change.',
      mend: `${mend.resync}   (once the row fits the contract again)`,
    })),
};
