import { mend } from '#functions/operations/audit/mend.ts';
import { intentRow } from '#functions/operations/audit/row-names.ts';
import type { Rule, Violation } from '#functions/operations/audit/rule.ts';
import type { Intent, IntentEntry } from '#functions/sandbox/domain/intent.ts';

type Amounts = { readonly authorised: number; readonly captured: number; readonly refunded: number };

const NOTHING: Amounts = { authorised: 0, captured: 0, refunded: 0 };

/** A capture releases what it leaves of the hold; a cancellation releases all of it. */
const book = (amounts: Amounts, { what, amount = 0 }: IntentEntry): Amounts => {
  switch (what) {
    case 'authorised':
      return { ...amounts, authorised: amounts.authorised + amount };
    case 'cancelled':
      return { ...amounts, authorised: amounts.captured };
    case 'captured':
      return { ...amounts, captured: amounts.captured + amount, authorised: amounts.captured + amount };
    case 'refunded':
      return { ...amounts, refunded: amounts.refunded + amount };
    default:
      return amounts;
  }
};

const rowOf = ({ amountAuthorised, amountCaptured, amountRefunded }: Intent): Amounts => ({
  authorised: amountAuthorised,
  captured: amountCaptured,
  refunded: amountRefunded,
});

const inWords = ({ authorised, captured, refunded }: Amounts): string =>
  `authorised ${authorised}, captured ${captured}, refunded ${refunded}`;

const isOrdered = ({ authorised, captured, refunded }: Amounts, amount: number): boolean =>
  amount >= authorised && authorised >= captured && captured >= refunded && refunded >= 0;

const violations = (intent: Intent): Violation[] => {
  const row = rowOf(intent);
  const entries = intent.history.reduce(book, NOTHING);
  if (isOrdered(row, intent.amount) && inWords(row) === inWords(entries)) return [];
  return [
    {
      subject: intent.id,
      rows: [intentRow(intent.id)],
      what: `Of ${intent.amount} ${intent.currency} the intent says ${inWords(row)}; its entries say ${inWords(entries)}.`,
      likelyCause: "The provider's ledger was written by something else than its own operations.",
      mend: mend.undoPayment(intent.reference),
    },
  ];
};

export const ledgerDoesNotAddUp: Rule = {
  name: 'ledger-does-not-add-up',
  promise: 'Each intent of the ledger is the sum of its entries, and amount ≥ authorised ≥ captured ≥ refunded ≥ 0.',
  check: ({ intents = [] }) => intents.flatMap(violations),
};
