import { beforeEach, describe, expect, it } from '@jest/globals';
import { beginGuest, refreshSession, signIn, signOut, signUp } from '#functions/customers/contract/routes.ts';
import { customersDesk, type Desk, GOOD_PASSWORD, TABLE } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
let sub: string;
const email = 'mary@example.com';

const setUp = async () => {
  desk = customersDesk();
  sub = await desk.member(email);
};

const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const refused = { status: 401, body: problem('sign-in-refused') };

describe('POST /customers/sessions', () => {
  beforeEach(setUp);

  it('gives tokens, and no ID token', async () => {
    const { status, body } = await desk.signInAs(email);
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      expiresIn: 3_600,
      tokenType: 'Bearer',
    });
  });

  it('asks the pool with the rights of the function: the public client takes no plain passwords', async () => {
    await desk.signInAs(email);
    expect(desk.pool.calls().at(-1)).toMatchObject({
      operation: 'AdminInitiateAuthCommand',
      input: { UserPoolId: 'pool-1', ClientId: 'client-1', AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' },
    });
  });

  it('does not tell a wrong password from an account that is not there', async () => {
    const wrong = await desk.signInAs(email, { password: 'Another-horse-2' });
    const nobody = await desk.signInAs('nobody@example.com');
    expect(wrong).toMatchObject(refused);
    expect(nobody.body).toEqual(wrong.body);
  });

  it('says what an account waits for', async () => {
    await desk.call(signUp, { body: { email: 'waits@example.com', password: GOOD_PASSWORD } });
    expect(await desk.signInAs('waits@example.com')).toMatchObject({
      status: 401,
      body: problem('account-not-confirmed'),
    });
    desk.pool.change(email, { status: 'RESET_REQUIRED' });
    expect(await desk.signInAs(email)).toMatchObject({ status: 401, body: problem('password-reset-required') });
    desk.pool.change(email, { status: 'CONFIRMED', challenge: 'SOFTWARE_TOKEN_MFA' });
    expect(await desk.signInAs(email)).toMatchObject({
      status: 401,
      body: { ...problem('sign-in-challenged'), challenge: 'SOFTWARE_TOKEN_MFA' },
    });
  });

  it('lets nobody guess for long', async () => {
    desk.pool.failNext('TooManyRequestsException');
    expect(await desk.signInAs(email)).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
  });

  it('refuses what is not in the contract', async () => {
    expect(await desk.signInAs(email, { role: 'admin' })).toMatchObject({ status: 400 });
    expect(await desk.call(signIn, { body: '{' })).toMatchObject({ status: 400, body: problem('malformed-json') });
  });

  it('asks for the ids of the pool once in five minutes', async () => {
    await desk.signInAs(email);
    desk.parameters.kept.set('/bazaar/test/user-pool-client-id', 'client-2');
    await desk.signInAs(email);
    expect(desk.pool.calls().at(-1)).toMatchObject({ input: { ClientId: 'client-1' } });
    desk.world.pass(5 * 60_000);
    await desk.signInAs(email);
    expect(desk.pool.calls().at(-1)).toMatchObject({ input: { ClientId: 'client-2' } });
  });
});

describe("POST /customers/sessions with a guest's token", () => {
  beforeEach(setUp);

  const aGuest = async (): Promise<string> => (await desk.call(beginGuest)).body.token;

  it('claims what the guest had, and forgets the cookie', async () => {
    const answer = await desk.signInAs(email, { guestToken: await aGuest() });
    expect(answer).toMatchObject({ status: 200, body: { guest: { claimed: true } } });
    expect(answer.headers['set-cookie']).toMatch(/^guest-token=; Max-Age=0;/);
    expect((await desk.published()).map(({ type, data }) => [type, data])).toEqual([
      ['CustomerRegistered.v1', { customerId: sub }],
      ['GuestClaimed.v1', { guest: expect.stringMatching(/^guest_/), customer: sub }],
    ]);
  });

  it('takes the token of the header or, in a browser, of the cookie', async () => {
    const body = { email, password: GOOD_PASSWORD };
    const inHeader = { headers: { 'guest-token': await aGuest() } };
    const inCookie = { cookies: ['a=b', `guest-token=${await aGuest()}`] };
    for (const carried of [inHeader, inCookie]) {
      const answer = await desk.call(signIn, { body, ...carried });
      expect(answer).toMatchObject({ status: 200, body: { guest: { claimed: true } } });
      expect(answer.headers['set-cookie']).toMatch(/^guest-token=; Max-Age=0;/);
    }
    expect((await desk.published()).filter(({ type }) => type === 'GuestClaimed.v1')).toHaveLength(2);
  });

  it('takes the token of the body before that of the header, and that before the cookie', async () => {
    const cookies = ['guest-token=gst_guess'];
    const headers = { 'guest-token': await aGuest() };
    const body = { email, password: GOOD_PASSWORD };
    expect(await desk.call(signIn, { body, headers, cookies })).toMatchObject({ body: { guest: { claimed: true } } });
    const guestToken = await aGuest();
    const said = { headers: { 'guest-token': 'gst_guess' }, cookies };
    expect(await desk.call(signIn, { body: { ...body, guestToken }, ...said })).toMatchObject({
      body: { guest: { claimed: true } },
    });
  });

  it('has nothing to say of a guest where there is none', async () => {
    const none = [{}, { cookies: ['guest-token='] }, { headers: { 'guest-token': '' } }];
    for (const carried of none) {
      const answer = await desk.call(signIn, { body: { email, password: GOOD_PASSWORD }, ...carried });
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.body).not.toHaveProperty('guest');
    }
  });

  it('asks who brings a cookie for the type of the body, which another site may not say unasked', async () => {
    const cookies = [`guest-token=${await aGuest()}`];
    const headers = { 'content-type': undefined as never };
    expect(await desk.call(signIn, { body: { email, password: GOOD_PASSWORD }, headers, cookies })).toMatchObject({
      status: 415,
      body: problem('unsupported-media-type'),
    });
    expect(desk.dynamo.rows(TABLE)).toEqual([]);
  });

  it('signs in all the same when the token is no good, and says why', async () => {
    const guestToken = await aGuest();
    await desk.member('eve@example.com');
    await desk.signInAs('eve@example.com', { guestToken });
    const taken = await desk.signInAs(email, { guestToken });
    expect(taken).toMatchObject({
      status: 200,
      body: {
        accessToken: expect.any(String),
        guest: { claimed: false, problem: 'urn:bazaar:problem:guest-token-claimed' },
      },
    });
    expect(taken.headers).not.toHaveProperty('set-cookie');
    expect(await desk.signInAs(email, { guestToken: 'gst_guess' })).toMatchObject({
      body: { guest: { claimed: false, problem: 'urn:bazaar:problem:guest-token-invalid' } },
    });
  });

  it('claims nothing for a wrong password', async () => {
    await desk.signInAs(email, { guestToken: await aGuest(), password: 'Another-horse-2' });
    expect(desk.dynamo.rows(TABLE)).toEqual([]);
  });

  it('fails when the claim is not kept, so that it is said again', async () => {
    const guestToken = await aGuest();
    desk.dynamo.failNext('Put', new Error('the table is away'));
    expect(await desk.signInAs(email, { guestToken })).toMatchObject({ status: 500 });
    expect(await desk.signInAs(email, { guestToken })).toMatchObject({ body: { guest: { claimed: true } } });
  });
});

describe('POST /customers/sessions/refresh', () => {
  beforeEach(setUp);

  const refreshing = (refreshToken: string) => desk.call(refreshSession, { body: { refreshToken } });

  it('gives a new access token for the same refresh token', async () => {
    const { refreshToken } = (await desk.signInAs(email)).body;
    expect(await refreshing(refreshToken)).toMatchObject({
      status: 200,
      body: { accessToken: expect.any(String), refreshToken, expiresIn: 3_600, tokenType: 'Bearer' },
    });
  });

  it('refuses a token that is none', async () => {
    expect(await refreshing('guess')).toMatchObject(refused);
    expect(await refreshing('')).toMatchObject({ status: 400 });
    expect(await refreshing('x'.repeat(8_193))).toMatchObject({ status: 400 });
  });
});

describe('DELETE /customers/sessions', () => {
  beforeEach(setUp);

  it('ends every session, and once more without effect', async () => {
    const first = (await desk.signInAs(email)).body;
    const second = (await desk.signInAs(email)).body;
    const headers = { authorization: `Bearer ${first.accessToken}` };
    expect(await desk.call(signOut, { as: { sub }, headers })).toMatchObject({
      status: 200,
      body: { signedOut: true },
    });
    for (const { refreshToken } of [first, second])
      expect(await desk.call(refreshSession, { body: { refreshToken } })).toMatchObject(refused);
    desk.pool.failNext('NotAuthorizedException', 'Access Token has been revoked');
    expect(await desk.call(signOut, { as: { sub }, headers })).toMatchObject({ status: 200 });
  });

  it('is for those who are signed in', async () => {
    expect(await desk.call(signOut)).toMatchObject({ status: 401, body: problem('not-authenticated') });
  });
});
