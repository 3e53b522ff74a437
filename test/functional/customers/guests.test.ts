import { beforeEach, describe, expect, it } from '@jest/globals';
import { beginGuest, claimGuest } from '#functions/customers/contract/routes.ts';
import { toEvents } from '#functions/customers/domain/to-events.ts';
import { privateKeyFrom, signToken } from '#functions/shared/runtime/signing/signed-token.ts';
import { customersDesk, type Desk, GUEST_SECONDS, TABLE } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
const setUp = () => {
  desk = customersDesk();
};

const mary = { sub: 'sub-mary' };
const eve = { sub: 'sub-eve' };
const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const aGuest = async () => (await desk.call(beginGuest)).body;
const claiming = (guestToken: string | undefined, as = mary) => desk.call(claimGuest, { as, body: { guestToken } });

describe('POST /guest/sessions', () => {
  beforeEach(setUp);

  it('gives a token that ends, in the body and as a cookie that scripts cannot read', async () => {
    const { status, headers, body } = await desk.call(beginGuest);
    expect(status).toBe(201);
    expect(body.token).toMatch(/^gst_[\w-]+\.[\w-]{86}$/);
    expect(Date.parse(body.expiresAt) - Date.parse('2026-01-01T00:00:00Z')).toBe(GUEST_SECONDS * 1_000);
    expect(headers['set-cookie']).toBe(
      `guest-token=${body.token}; Max-Age=${GUEST_SECONDS}; Path=/; HttpOnly; Secure; SameSite=Strict`,
    );
  });

  it('gives everyone another one of 256 bits, and keeps nothing', async () => {
    const tokens = [await aGuest(), await aGuest(), await aGuest()].map(({ token }) => token);
    expect(new Set(tokens).size).toBe(3);
    const payload = JSON.parse(Buffer.from(tokens[0]?.slice(4).split('.')[0] ?? '', 'base64url').toString());
    expect(Buffer.from(payload.secret, 'base64url')).toHaveLength(32);
    expect(desk.dynamo.usage()).toEqual([]);
  });
});

describe('POST /customers/me/claims', () => {
  beforeEach(setUp);

  it('makes the guest the customer’s, and tells the others', async () => {
    const { token } = await aGuest();
    const answer = await claiming(token);
    expect(answer).toMatchObject({ status: 201, body: { guest: expect.stringMatching(/^guest_[0-9a-z]{26}$/) } });
    const { guest } = answer.body;
    expect(await desk.published()).toEqual([
      { type: 'CustomerRegistered.v1', id: 'sub-mary#1', data: { customerId: 'sub-mary' } },
      { type: 'GuestClaimed.v1', id: `${guest}#1`, data: { guest, customer: 'sub-mary' } },
    ]);
  });

  it('answers the same customer the same again', async () => {
    const { token } = await aGuest();
    const first = await claiming(token);
    desk.world.pass(60_000);
    const again = await claiming(token);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' }, body: first.body });
    expect((await desk.published()).filter(({ type }) => type === 'GuestClaimed.v1')).toHaveLength(1);
  });

  it('is for one customer only, also when two come at once', async () => {
    const { token } = await aGuest();
    const answers = await Promise.all([claiming(token), claiming(token, eve)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 401]);
    expect(await claiming(token, { sub: 'sub-late' })).toMatchObject({
      status: 401,
      body: problem('guest-token-claimed'),
    });
  });

  it('takes the token of the cookie, and forgets the cookie', async () => {
    const { token } = await aGuest();
    const answer = await desk.call(claimGuest, { as: mary, body: {}, cookies: ['a=b', `guest-token=${token}`] });
    expect(answer).toMatchObject({ status: 201 });
    expect(answer.headers['set-cookie']).toMatch(/^guest-token=; Max-Age=0;/);
  });

  it('takes the token of the header', async () => {
    const { token } = await aGuest();
    const headers = { 'guest-token': token };
    expect(await desk.call(claimGuest, { as: mary, body: {}, headers })).toMatchObject({ status: 201 });
  });

  it('does not know a guest without a token', async () => {
    const missing = { status: 401, body: problem('guest-token-missing') };
    expect(await claiming(undefined)).toMatchObject(missing);
    expect(await desk.call(claimGuest, { as: mary, body: {}, cookies: ['guest-token='] })).toMatchObject(missing);
  });

  it('knows a token until it ends, and no longer', async () => {
    const { token } = await aGuest();
    desk.world.pass(GUEST_SECONDS * 1_000);
    expect(await claiming(token)).toMatchObject({ status: 401, body: problem('guest-token-expired') });
    expect(desk.dynamo.rows(TABLE)).toEqual([]);
  });

  it('takes no token that was guessed, altered by a character, or signed by others', async () => {
    const { token } = await aGuest();
    const capability = { secret: 'x'.repeat(43), expires: 4_000_000_000 };
    const bad = [
      'gst_guess',
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.replace('gst_', 'quo_'),
      token.replace(/\..*/, ''),
      signToken('gst', capability, privateKeyFrom('mine')),
    ];
    for (const one of bad)
      expect(await claiming(one)).toMatchObject({ status: 401, body: problem('guest-token-invalid') });
    expect(await claiming('')).toMatchObject({ status: 400 });
    expect(desk.dynamo.rows(TABLE)).toEqual([]);
  });

  it('keeps nothing with which one could act as the guest', async () => {
    const { token } = await aGuest();
    await claiming(token);
    const { secret } = JSON.parse(Buffer.from(token.slice(4).split('.')[0] ?? '', 'base64url').toString());
    expect(JSON.stringify(desk.dynamo.rows(TABLE))).not.toContain(secret);
  });

  it('is finished from the row when its event was lost', async () => {
    const { token } = await aGuest();
    await claiming(token);
    const published = await desk.published();
    const again = desk.dynamo.rows(TABLE).flatMap((row) => toEvents(undefined, row));
    const said = new Map(again.map(({ aggregateId, sequence, data }) => [`${aggregateId}#${sequence}`, data]));
    expect(said).toEqual(new Map(published.map(({ id, data }) => [id, data])));
  });
});
