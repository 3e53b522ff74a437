import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  confirmSignUp,
  forgotPassword,
  refreshSession,
  resendConfirmation,
  resetPassword,
  signUp,
} from '#functions/customers/contract/routes.ts';
import { customersDesk, type Desk, GOOD_PASSWORD } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
const setUp = () => {
  desk = customersDesk();
};

const email = 'mary@example.com';
const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const signingUp = (password = GOOD_PASSWORD) => desk.call(signUp, { body: { email, password } });
const confirming = (code: string, to = email) => desk.call(confirmSignUp, { body: { email: to, code } });

describe('POST /customers/sign-up', () => {
  beforeEach(setUp);

  it('mails a code, with which the account is confirmed', async () => {
    expect(await signingUp()).toMatchObject({ status: 202, body: { next: 'read-your-mail' } });
    expect(await confirming(desk.pool.codeFor(email))).toMatchObject({ status: 200, body: { confirmed: true } });
    expect(await desk.signInAs(email)).toMatchObject({ status: 200 });
  });

  it('says the same of an account that is there, and leaves it as it is', async () => {
    await desk.member(email);
    const known = await signingUp('Another-horse-2');
    const unknown = await desk.call(signUp, { body: { email: 'new@example.com', password: GOOD_PASSWORD } });
    const withoutId = ({ status, headers: { 'x-request-id': _, ...headers }, body }: typeof known) => ({
      status,
      headers,
      body,
    });
    expect(withoutId(known)).toEqual(withoutId(unknown));
    expect(desk.pool.mails.map(({ to }) => to)).toEqual([email, 'new@example.com']);
    expect(await desk.signInAs(email)).toMatchObject({ status: 200 });
  });

  it('mails a new code to an account that waits for one', async () => {
    await signingUp();
    const first = desk.pool.codeFor(email);
    expect(await signingUp()).toMatchObject({ status: 202 });
    expect(await confirming(first)).toMatchObject({ status: 422 });
    expect(await confirming(desk.pool.codeFor(email))).toMatchObject({ status: 200 });
  });

  it.each([
    ['short', ['too-short', 'no-uppercase', 'no-digit', 'no-symbol']],
    ['correct-horse-1', ['no-uppercase']],
    ['CORRECT-HORSE-1', ['no-lowercase']],
    ['Correct-horse-!', ['no-digit']],
    ['CorrectHorse1234', ['no-symbol']],
  ])('refuses %s with every reason, and before it asks whether there is an account', async (password, reasons) => {
    await desk.member(email);
    const before = desk.pool.calls().length;
    expect(await signingUp(password)).toMatchObject({ status: 422, body: { ...problem('weak-password'), reasons } });
    expect(desk.pool.calls()).toHaveLength(before);
  });

  it('translates what the pool itself thinks of a password', async () => {
    desk.pool.failNext('InvalidPasswordException', 'Password did not conform with policy: Password not long enough');
    expect(await signingUp()).toMatchObject({
      status: 422,
      body: { ...problem('weak-password'), reasons: ['too-short'] },
    });
    desk.pool.failNext('InvalidPasswordException', 'Password was seen in a list');
    expect(await signingUp()).toMatchObject({ status: 422, body: { reasons: ['refused'] } });
  });

  it.each([
    { email: 'no mail', password: GOOD_PASSWORD },
    { email: `${'x'.repeat(250)}@example.com`, password: GOOD_PASSWORD },
    { email, password: '' },
    { email, password: 'x'.repeat(257) },
    { email, password: `Correct-horse-1\ud800` },
    { email, password: GOOD_PASSWORD, groups: ['admin'] },
    { password: GOOD_PASSWORD },
    [],
  ])('refuses a body that does not keep the contract (%#)', async (body) => {
    expect(await desk.call(signUp, { body })).toMatchObject({ status: 400, body: problem('invalid-request') });
    expect(desk.pool.calls()).toEqual([]);
  });

  it('tells no more of what the pool finds wrong than that it is wrong', async () => {
    desk.pool.failNext('InvalidParameterException', 'secret internals');
    const { status, body } = await signingUp();
    expect({ status, body }).toMatchObject({ status: 400, body: problem('invalid-request') });
    expect(JSON.stringify(body)).not.toContain('internals');
  });

  it.each([
    ['TooManyRequestsException', '5'],
    ['LimitExceededException', '900'],
  ])('passes %s on with the time to wait', async (name, seconds) => {
    desk.pool.failNext(name);
    expect(await signingUp()).toMatchObject({
      status: 429,
      headers: { 'retry-after': seconds },
      body: problem('too-many-requests'),
    });
  });

  it('does not hide what it does not understand', async () => {
    desk.pool.failNext('ResourceNotFoundException', 'User pool client client-1 does not exist.');
    const { status, body } = await signingUp();
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('client-1');
  });
});

describe('POST /customers/confirmations', () => {
  beforeEach(setUp);

  it('refuses a wrong code, one that is too old, and one of nobody alike a wrong one', async () => {
    await signingUp();
    const wrong = { status: 422, body: problem('wrong-confirmation-code') };
    expect(await confirming('000000')).toMatchObject(wrong);
    expect(await confirming('000000', 'nobody@example.com')).toMatchObject(wrong);
    desk.pool.expireCodes(email);
    expect(await confirming('000000')).toMatchObject({ status: 422, body: problem('confirmation-code-expired') });
  });

  it('does not tell a confirmed account from a wrong code', async () => {
    await desk.member(email);
    expect(await confirming('000000')).toMatchObject({ status: 422, body: problem('wrong-confirmation-code') });
  });

  it.each(['12345', '1234567', 'abcdef', ''])('refuses %j, which is no code', async (code) => {
    expect(await confirming(code)).toMatchObject({ status: 400, body: problem('invalid-request') });
  });

  it('ends guessing as the pool does', async () => {
    desk.pool.failNext('TooManyFailedAttemptsException');
    expect(await confirming('000000')).toMatchObject({ status: 429 });
  });
});

describe('POST /customers/confirmations/resend and /customers/passwords/forgot', () => {
  beforeEach(setUp);

  it.each([
    ['resend', resendConfirmation],
    ['forgot', forgotPassword],
  ])('%s says the same to everyone', async (_, route) => {
    await desk.member(email);
    await desk.call(signUp, { body: { email: 'waits@example.com', password: GOOD_PASSWORD } });
    const answers = [];
    for (const to of [email, 'waits@example.com', 'nobody@example.com'])
      answers.push(await desk.call(route, { body: { email: to } }));
    desk.pool.failNext('LimitExceededException');
    answers.push(await desk.call(route, { body: { email } }));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      answers.map(() => [202, { next: 'read-your-mail' }]),
    );
  });

  it('mail only those who wait for it', async () => {
    await desk.member(email);
    await desk.call(signUp, { body: { email: 'waits@example.com', password: GOOD_PASSWORD } });
    const before = desk.pool.mails.length;
    for (const to of [email, 'waits@example.com', 'nobody@example.com']) {
      await desk.call(resendConfirmation, { body: { email: to } });
      await desk.call(forgotPassword, { body: { email: to } });
    }
    expect(desk.pool.mails.slice(before).map(({ to, about }) => [to, about])).toEqual([
      [email, 'reset'],
      ['waits@example.com', 'confirmation'],
    ]);
  });
});

describe('POST /customers/passwords/reset', () => {
  beforeEach(setUp);

  const resetting = (code: string, password = 'Another-horse-2') =>
    desk.call(resetPassword, { body: { email, code, password } });

  it('sets the new password and signs out everywhere', async () => {
    await desk.member(email);
    const { refreshToken } = (await desk.signInAs(email)).body;
    await desk.call(forgotPassword, { body: { email } });
    expect(await resetting(desk.pool.codeFor(email))).toMatchObject({ status: 200, body: { reset: true } });
    expect(await desk.signInAs(email)).toMatchObject({ status: 401 });
    expect(await desk.signInAs(email, { password: 'Another-horse-2' })).toMatchObject({ status: 200 });
    expect(await desk.call(refreshSession, { body: { refreshToken } })).toMatchObject({ status: 401 });
  });

  it('refuses a wrong code, one that is too old, and a weak password', async () => {
    await desk.member(email);
    await desk.call(forgotPassword, { body: { email } });
    expect(await resetting('000000')).toMatchObject({ status: 422, body: problem('wrong-confirmation-code') });
    expect(await resetting(desk.pool.codeFor(email), 'weak')).toMatchObject({
      status: 422,
      body: problem('weak-password'),
    });
    desk.pool.expireCodes(email);
    expect(await resetting('000000')).toMatchObject({ status: 422, body: problem('confirmation-code-expired') });
    desk.pool.failNext('PasswordHistoryPolicyViolationException');
    expect(await resetting('000000')).toMatchObject({ status: 422, body: { reasons: ['used-before'] } });
    expect(await desk.signInAs(email)).toMatchObject({ status: 200 });
  });
});
