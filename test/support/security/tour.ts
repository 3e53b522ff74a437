import { ADDRESS, CANARIES, LINES, PRODUCT } from '#test/support/security/bodies.ts';
import type { Canary } from '#test/support/security/canary.ts';
import { type Answer, type Ask, newGuest, nobody, type Person } from '#test/support/security/people.ts';

const { email, password, givenName, familyName } = CANARIES;
const ANOTHER_PASSWORD = 'Zweiter-Vogel-0815!';
const GUESTS_EMAIL = 'gast.vogel.4712@example.com';

/** Where the tour is taken: a town in memory, or a system that runs. */
export type Here = {
  readonly admin: Person;
  /** Lets all that is under way come to its end. */
  readonly settle: () => Promise<void>;
  /** The code of the last mail to an address. */
  readonly codeFor: (email: string) => Promise<string>;
  /** Who that is, signed in. */
  readonly memberOf: (email: string, password: string) => Promise<Person>;
};

const body = ({ status, text, ...answer }: Answer): Answer['body'] => {
  if (status >= 300) throw new Error(`The tour was stopped: ${status} ${text}`);
  return answer.body;
};

const open = async (here: Here, ask: Ask): Promise<void> => {
  await ask('importProduct', here.admin, { params: { externalId: 'CUP' }, body: { ...PRODUCT, publish: true } });
  await here.settle();
  const headers = { 'idempotency-key': 'the-tour' };
  await ask('receiveStock', here.admin, { params: { sku: 'CUP' }, headers, body: { quantity: 1_000 } });
  await here.settle();
};

type Shopping = { readonly person: Person; readonly address: string; readonly payment?: string; readonly key: string };

/** Quote, contact, cart and order. */
const shop = async (
  here: Here,
  ask: Ask,
  { person, address, payment = 'tok_approve', key }: Shopping,
): Promise<string> => {
  const twin = person.guestToken === undefined ? '' : 'AsGuest';
  const make = async (name: string, what: unknown) =>
    body(await ask(`${name}${twin}`, person, { headers: { 'idempotency-key': `${name}-${key}` }, body: what }));
  const { id: cart, version } = await make('addToCart', LINES[0]);
  const { options } = await make('createQuote', { address: ADDRESS, lines: LINES, currency: 'EUR' });
  const { contact } = await make('createContact', { email: address });
  const [{ quote, amount }] = options as [{ quote: string; amount: { amount: number } }];
  const expectedTotal = { amount: 1998 + amount.amount, currency: 'EUR' };
  const order = { lines: LINES, currency: 'EUR', expectedTotal, paymentMethod: payment, quote, contact };
  const { id } = await make('placeOrder', { ...order, ...(cart !== undefined && { cart: { id: cart, version } }) });
  await here.settle();
  return String(id);
};

/** All that people do who mistake something: what they say is refused, and must not be repeated elsewhere. */
const stumble = async (ask: Ask, person: Person): Promise<void> => {
  const headers = { 'idempotency-key': 'stumbling' };
  await ask('signUp', nobody, { body: { email, password: 'Kanarien' } });
  await ask('signUp', nobody, { body: { email, password, [CANARIES.name]: CANARIES.line1 } });
  await ask('confirmSignUp', nobody, { body: { email, code: '000000' } });
  await ask('signIn', nobody, { body: { email, password: `${password}x` } });
  await ask('signIn', nobody, { body: `{"email":"${email}","password":"${password}"` });
  await ask('addAddress', person, { headers, body: { ...ADDRESS, postalCode: CANARIES.line1 } });
  await ask('addAddress', person, { headers, body: { ...ADDRESS, [CANARIES.email]: CANARIES.name } });
  await ask('createContact', person, { headers, body: { email: `${CANARIES.email}@` } });
  await ask('createQuote', person, {
    headers,
    body: { address: { ...ADDRESS, country: 'ZZ' }, lines: LINES, currency: 'EUR' },
  });
};

/** @returns the account, and every token and code that it was given */
const beMember = async (here: Here, ask: Ask) => {
  body(await ask('signUp', nobody, { body: { email, password } }));
  await ask('resendConfirmation', nobody, { body: { email } });
  const code = await here.codeFor(email);
  body(await ask('confirmSignUp', nobody, { body: { email, code } }));
  await ask('forgotPassword', nobody, { body: { email } });
  const resetCode = await here.codeFor(email);
  body(await ask('resetPassword', nobody, { body: { email, code: resetCode, password: ANOTHER_PASSWORD } }));
  return { person: await here.memberOf(email, ANOTHER_PASSWORD), codes: [code, resetCode] };
};

const profile = async (ask: Ask, person: Person): Promise<void> => {
  const { headers } = await ask('getMe', person);
  const onVersion = { 'if-match': headers.etag ?? '' };
  body(await ask('changeMe', person, { headers: onVersion, body: { givenName, familyName } }));
  body(await ask('addAddress', person, { headers: { 'idempotency-key': 'an-address' }, body: ADDRESS }));
};

/**
 * Everything that people do here who have a name, an address and a password: with an account and as a guest, until the
 * guest's things are the account's.
 * @returns what must be nowhere but where it belongs
 */
export const takeTour = async (here: Here, ask: Ask): Promise<readonly Canary[]> => {
  await open(here, ask);
  const { person, codes } = await beMember(here, ask);
  await profile(ask, person);
  await shop(here, ask, { person, address: email, key: 'first' });
  await shop(here, ask, { person, address: email, key: 'second', payment: 'tok_decline' });
  const orderId = await shop(here, ask, { person, address: email, key: 'third' });
  await ask('cancelOrder', person, { params: { orderId }, body: { reason: 'ordered-by-mistake' } });
  await here.settle();
  const guest = await newGuest(ask, 'a guest');
  await shop(here, ask, { person: guest, address: GUESTS_EMAIL, key: 'fourth' });
  await stumble(ask, person);
  const signedIn = body(
    await ask('signIn', nobody, { body: { email, password: ANOTHER_PASSWORD, guestToken: guest.guestToken } }),
  );
  await here.settle();
  await ask('refreshSession', nobody, { body: { refreshToken: signedIn.refreshToken } });
  await ask('signOut', person);
  const tokens = { guest: guest.guestToken, refresh: signedIn.refreshToken, access: signedIn.accessToken };
  return [
    ...Object.entries(CANARIES).map(([what, text]) => ({ what, text })),
    { what: 'the new password', text: ANOTHER_PASSWORD },
    { what: "the guest's e-mail", text: GUESTS_EMAIL },
    ...Object.entries(tokens).map(([what, text]) => ({ what: `the ${what} token`, text: String(text) })),
    ...codes.map((text) => ({ what: 'a code', text })),
  ];
};
