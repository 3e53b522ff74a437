import * as routes from '#functions/customers/contract/routes.ts';
import { newGuest } from '#test/contracts/http/chapters/guests.ts';
import { ADDRESS } from '#test/contracts/http/chapters/shipping.ts';
import type { Asked, Book, Member, Told } from '#test/contracts/http/recorder.ts';

const email = 'mary@example.com';
const password = 'Correct-horse-1';
const newPassword = 'Battery-staple-2';

const onVersion = ({ headers }: Told): Pick<Asked, 'headers'> => ({ headers: { 'if-match': headers.etag ?? '' } });

const signingUp = async ({ ask, system: { functions } }: Book): Promise<void> => {
  const { pool } = functions;
  await ask('customers', routes.signUp, { name: 'Mary', summary: 'A new account', body: { email, password } });
  await ask('customers', routes.signUp, {
    name: 'Weak',
    summary: 'A password that is too easy',
    body: { email: 'percy@example.com', password: 'ozymandias' },
  });
  await ask('customers', routes.signIn, {
    name: 'NotConfirmed',
    summary: 'Before the mail was read',
    body: { email, password },
  });
  await ask('customers', routes.resendConfirmation, { name: 'Lost', summary: 'The mail was lost', body: { email } });
  await ask('customers', routes.confirmSignUp, {
    name: 'Wrong',
    summary: 'Another code than that of the mail',
    body: { email, code: '000000' },
  });
  await ask('customers', routes.confirmSignUp, {
    name: 'Mary',
    summary: 'The code of the last mail',
    body: { email, code: pool.codeFor(email) },
  });
};

/** @returns somebody who is signed in */
const signingIn = async ({ ask, system: { functions } }: Book): Promise<Member> => {
  const { pool } = functions;
  await ask('customers', routes.signIn, {
    name: 'Refused',
    summary: 'A wrong password, or no such account: nobody is told which',
    body: { email, password: newPassword },
  });
  await ask('customers', routes.forgotPassword, { name: 'Forgotten', summary: 'Mails a code', body: { email } });
  await ask('customers', routes.resetPassword, {
    name: 'New',
    summary: 'Another password, with the code of the mail',
    body: { email, code: pool.codeFor(email), password: newPassword },
  });
  const { body } = await ask('customers', routes.signIn, {
    name: 'Mary',
    summary: 'With the new password',
    body: { email, password: newPassword },
  });
  await ask('customers', routes.refreshSession, {
    name: 'Later',
    summary: 'When the access token has ended',
    body: { refreshToken: body.refreshToken },
  });
  await ask('customers', routes.refreshSession, {
    name: 'Unknown',
    summary: 'A token that was not given, or ended',
    body: { refreshToken: 'refresh-0' },
  });
  return { sub: pool.subOf(email), accessToken: String(body.accessToken) };
};

const profile = async ({ ask }: Book, member: Member): Promise<void> => {
  const me = { as: 'buyer', member } as const;
  const first = await ask('customers', routes.getMe, { name: 'First', summary: 'Who comes for the first time', ...me });
  const named = await ask('customers', routes.changeMe, {
    name: 'Named',
    summary: 'Mary says her name',
    ...me,
    ...onVersion(first),
    body: { givenName: 'Mary', familyName: 'Shelley', locale: 'en-GB' },
  });
  await ask('customers', routes.changeMe, {
    name: 'Stale',
    summary: 'On a version that is no more',
    ...me,
    ...onVersion(first),
    body: { givenName: 'Mary Wollstonecraft' },
  });
  await ask('customers', routes.changePreferences, {
    name: 'Agreed',
    summary: 'Mary agrees to the text that she saw',
    ...me,
    ...onVersion(named),
    body: { language: 'en', marketingEmail: { granted: true, text: 'marketing-email-1' } },
  });
  await ask('customers', routes.getPreferences, { name: 'Agreed', summary: 'To what, and since when', ...me });
};

const addresses = async ({ ask }: Book, member: Member): Promise<void> => {
  const me = { as: 'buyer', member } as const;
  const home = { ...me, headers: { 'idempotency-key': 'address-1' }, body: ADDRESS } as const;
  const added = await ask('customers', routes.addAddress, { name: 'Home', summary: 'The first one', ...home });
  await ask('customers', routes.addAddress, { name: 'Again', summary: 'The same request with the same key', ...home });
  await ask('customers', routes.addAddress, {
    name: 'NoCity',
    summary: 'An address that no parcel would find',
    ...me,
    headers: { 'idempotency-key': 'address-2' },
    body: { name: ADDRESS.name, line1: ADDRESS.line1, postalCode: '1011', country: 'DE' },
  });
  const one = { ...me, params: { addressId: String(added.body.id) } } as const;
  await ask('customers', routes.listAddresses, { name: 'One', summary: 'All there are', ...me });
  const read = await ask('customers', routes.getAddress, { name: 'Home', summary: 'With its version', ...one });
  await ask('customers', routes.getAddress, {
    name: 'Unknown',
    summary: "Nobody's, or another's",
    ...me,
    params: { addressId: 'adr_00000000000000000000000000' },
  });
  const moved = await ask('customers', routes.changeAddress, {
    name: 'Moved',
    summary: 'Next door',
    ...one,
    ...onVersion(read),
    body: { ...ADDRESS, line1: 'Chausseestr. 118' },
  });
  await ask('customers', routes.removeAddress, {
    name: 'Stale',
    summary: 'On a version that is no more',
    ...one,
    ...onVersion(read),
  });
  await ask('customers', routes.removeAddress, { name: 'Gone', summary: 'None is left', ...one, ...onVersion(moved) });
};

/** What somebody had who had no account becomes theirs, then they leave. */
const claiming = async (book: Book, member: Member): Promise<void> => {
  const { ask, system } = book;
  const me = { as: 'buyer', member } as const;
  const begun = await ask('customers', routes.beginGuest, { name: 'Guest', summary: 'Somebody without an account' });
  const claim = { ...me, body: { guestToken: begun.body.token } } as const;
  await ask('customers', routes.claimGuest, { name: 'Mine', summary: 'It was Mary all along', ...claim });
  await ask('customers', routes.claimGuest, { name: 'Again', summary: 'Once more changes nothing', ...claim });
  await ask('customers', routes.claimGuest, {
    name: 'Invalid',
    summary: 'A token that we did not give',
    ...me,
    body: { guestToken: 'gst_nobody' },
  });
  await system.settle();
  const { guestToken } = await newGuest(book);
  await ask('customers', routes.signIn, {
    name: 'Guest',
    summary: 'From a device where she was a guest: what that guest had is hers now',
    body: { email, password: newPassword, guestToken },
  });
  await system.settle();
  await ask('customers', routes.signOut, { name: 'Everywhere', summary: 'On every device', ...me });
};

/** An account from sign-up to sign-out. */
export const customersChapter = async (book: Book): Promise<void> => {
  await signingUp(book);
  const member = await signingIn(book);
  await profile(book, member);
  await addresses(book, member);
  await claiming(book, member);
};
