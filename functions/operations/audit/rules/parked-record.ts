import { mend } from '#functions/operations/audit/mend.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

export const parkedRecord: Rule = {
  name: 'parked-record',
  promise: 'No relay had to park a change.',
  check: ({ parked }) =>
    parked.map((key) => ({
      subject: key,
      rows: [key],
      what: 'A change gave no valid event and was parked whole in the archive bucket.',
      likelyCause: 'The row or the contract was changed so that they no longer fit, or the event has too many bytes.',
      mend: mend.resend(key),
    })),
};
