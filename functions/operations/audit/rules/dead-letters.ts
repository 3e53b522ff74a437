import type { DeadLetterQueue } from '#functions/operations/audit/evidence.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

const MOST_NAMED = 10;

const named = ({ letters }: DeadLetterQueue): string =>
  letters
    .slice(0, MOST_NAMED)
    .map(({ eventId, detailType, messageId }) => (eventId ? `${detailType} ${eventId}` : `message ${messageId}`))
    .join(', ');

export const deadLetters: Rule = {
  name: 'dead-letters',
  promise: 'No message was given up.',
  check: (evidence) =>
    evidence.deadLetters
      .filter(({ count }) => count > 0)
      .map((letters) => ({
        subject: letters.queue,
        rows: letters.letters.slice(0, MOST_NAMED).map(({ eventId, messageId }) => eventId ?? messageId),
        what: `${letters.count} messages wait: ${named(letters)}.`,
        likelyCause: 'A handler failed as often as it may be tried; its log names the error by the message.',
        mend: mend.redrive(letters.queue),
      })),
};
