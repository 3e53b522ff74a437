import type { AwsCall } from './sdk-edge.ts';

/** Who does what to which item, and why; several where the same is done more than once for different reasons. */
const REASONS: Readonly<Record<string, string | readonly string[]>> = {
  'POST /orders GetItem order': 'the order row is its own idempotency row: a repeat is answered before pricing',
  'POST /orders Query by-owner': "how many orders the buyer has placed in this minute, counted from the list's index",
  'POST /orders GetParameter quote': 'the public key of shipping; remembered for a minute',
  'POST /orders GetParameter contact': 'the public key of notifications; remembered for a minute',
  'POST /orders BatchGetItem product': "prices from orders' own replica, not by a call to catalog",
  'POST /orders PutItem order': 'the order as PENDING, if it is new; its entry in by-owner is the index unit',
  'BeginCheckout GetItem order': 'a start that is late or came twice ends here',
  'ReserveStock UpdateItem stock': 'a condition and a change a line: enough is left and this order holds none yet',
  'AuthorisePayment GetItem payment': 'a retry goes on from what the last attempt wrote',
  'AuthorisePayment GetItem breaker': 'whether the provider is left alone; remembered for 2 s',
  'AuthorisePayment Invoke createIntent': 'opens the intent under our own id; moves no money',
  'AuthorisePayment Invoke confirm': 'holds the money',
  'AuthorisePayment PutItem payment': [
    'PENDING before money moves: an undo that overtakes knows what to cancel',
    'what the provider decided; the event follows from it',
  ],
  'ConfirmOrder GetItem order': 'the version on which the decision is made',
  'ConfirmOrder PutItem order':
    'the pivot: PENDING to CONFIRMED if the version still stands; no key of an index changes',
  'OrderConfirmed.v1 PutItem reservation': 'the arbiter between commit and release',
  'OrderConfirmed.v1 UpdateItem stock': "the order's marker becomes a tombstone that refuses a late reserve",
  'OrderConfirmed.v1 GetItem cart': 'whether the lines are still in the cart that the order names',
  'OrderConfirmed.v1 UpdateItem quote': 'the address is kept until the parcel is there',
  'OrderPlaced.v1 GetItem order': 'the deadline, 120 s later, finds the order decided',
  'changes PutEvents OrderPlaced.v1': 'starts checkout and its deadline',
  'changes PutEvents OrderConfirmed.v1': 'commits the stock; tells everyone else',
  'changes PutEvents PaymentAuthorised.v1': 'tells everyone else',
  'createIntent GetItem intent': "the sandbox's own ledger",
  'createIntent PutItem intent': "the sandbox's own ledger",
  'confirm GetItem intent': "the sandbox's own ledger",
  'confirm PutItem intent': "the sandbox's own ledger",
  'confirm SendMessage webhook': "the sandbox's webhook, delivered later",
  'POST /payments/webhooks/sandbox GetItem payment': 'a webhook is a hint; this one says what the row says already',
};

const keyOf = ({ doing, action, item }: AwsCall): string => [doing, action, item].filter(Boolean).join(' ');

/** Calls with their reasons; one that nobody has justified has none. */
export const withReasons = <Call extends AwsCall>(calls: readonly Call[]): (Call & { readonly why: string })[] => {
  const told = new Map<string, number>();
  return calls.map((call) => {
    const key = keyOf(call);
    const nth = told.get(key) ?? 0;
    told.set(key, nth + 1);
    const reason = REASONS[key] ?? '';
    return { ...call, why: typeof reason === 'string' ? reason : (reason[nth] ?? reason.at(-1) ?? '') };
  });
};
