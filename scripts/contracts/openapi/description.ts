/** What the first page of the API's documents says. */
export const DESCRIPTION = `The shop's whole API. All that it says was generated from the code that answers, and its examples are run by the tests.

**Who.** Routes for buyers and operators take an access token of the user pool in \`Authorization: Bearer …\`. Routes under
\`/guest\` take a guest's capability in the header \`guest-token\` (browsers: the cookie of that name). A thing of somebody
else is not found.

**Bodies** are JSON, at most 256 KB; fields that are not in the schema are refused. Answers may gain fields: pass by what
you do not know.

**Money** is \`{ "amount": 1998, "currency": "EUR" }\`: whole minor units (cents, yen, fils). Prices include tax.

**Trying again** is always safe. Where a route takes an \`Idempotency-Key\`, the same request with the same key is done once
and gets the same answer. The other routes say what is to be, so asking twice is asking once.

**Changing** what others may change too takes the \`ETag\` that you saw as \`If-Match\`: 412 says that it was changed meanwhile.

**Lists** take \`limit\` and \`cursor\` and answer \`{ items, nextCursor? }\`. A cursor is opaque.

**Refusals** are problem documents (RFC 9457) with a stable \`type\`. What the gateway refuses by itself (401, 403, 429, 503)
has a smaller format, \`{ "message": … }\`.

**Every answer** carries \`x-request-id\`, the correlation id of all that follows from the request, and headers that keep it
out of caches and frames.`;

/** What each context is about. */
export const TAGS: Readonly<Record<string, string>> = {
  catalog: 'Products, their variants and prices.',
  inventory: 'How many pieces there are.',
  cart: 'What somebody is about to buy.',
  orders: 'From a cart to a decided order.',
  payments: 'Holding, taking and giving back money.',
  shipping: 'What it costs to send something where.',
  customers: 'Accounts, addresses, consent; guests and what they claim.',
  notifications: 'Whom to tell what happened.',
  operations: 'Health, findings, faults; for operators.',
};
