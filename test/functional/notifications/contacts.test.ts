import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/notifications/contract/routes.ts';
import { type Caller, customer, EMAIL, guest, type } from '#test/functional/notifications/callers.ts';
import { type Scene, scene } from '#test/functional/notifications/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { buyer } from '#test/support/system/api-call.ts';

const CALLERS: Record<string, { readonly path: string; readonly owner: string; readonly make: (s: Scene) => Caller }> =
  {
    'a customer': { path: '', owner: 'buyer-1', make: (at) => customer(at, 'buyer-1') },
    'a guest': { path: '/guest', owner: aGuest('ann').owner, make: (at) => guest(at, aGuest('ann')) },
  };

const strangersAt = (at: Scene): Caller[] => [customer(at, 'buyer-2'), guest(at, aGuest('bob'))];

let at: Scene;

const setUp = () => {
  at = scene();
};

describe.each(Object.entries(CALLERS))('a contact of %s', (_, { path, owner, make }) => {
  beforeEach(setUp);

  it('is kept once, and comes back masked with a token that says whose it is', async () => {
    const { status, body, headers } = await make(at).post({ email: EMAIL, locale: 'de-AT' });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^con_[0-9a-z]{26}$/),
        contact: expect.stringMatching(/^con_.+\..+$/),
        email: 'A…@example.com',
        locale: 'de-AT',
      },
    });
    expect(headers).toMatchObject({ location: `${path}/notifications/contacts/${body.id}`, etag: '"1"' });
    expect(at.open(body.contact)).toEqual({ id: body.id, owner });
    expect(at.contactRows()).toMatchObject([{ email: 'Ann.Lee@example.com', owner, status: 'ACTIVE', version: 1 }]);
  });

  it('is the same for the same key, and refused for the same key with another address', async () => {
    const me = make(at);
    const [first, again, other] = [await me.post(), await me.post(), await me.post({ email: 'bob@example.com' })];
    expect(again.text).toBe(first.text);
    expect([first, again].map(({ headers }) => headers?.['idempotent-replayed'])).toEqual([undefined, 'true']);
    expect(other).toMatchObject({ status: 422, body: { type: type('idempotency-key-reused') } });
    expect(at.contactRows()).toHaveLength(1);
  });

  it('is made once when twenty ask at once with one key', async () => {
    const me = make(at);
    const all = await Promise.all(Array.from({ length: 20 }, () => me.post()));
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(at.contactRows()).toHaveLength(1);
  });

  it('is read by its owner and not there for another', async () => {
    const { body } = await make(at).post();
    expect(await make(at).get(body.id)).toMatchObject({ status: 200, body, headers: { etag: '"1"' } });
    for (const stranger of strangersAt(at))
      for (const answer of [await stranger.get(body.id), await stranger.remove(body.id)])
        expect(answer).toMatchObject({ status: 404, body: { type: type('contact-not-found') } });
    expect(at.contactRows()).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('is deleted with its ETag; not with another, and not without one', async () => {
    const me = make(at);
    const { body } = await me.post();
    expect(await me.remove(body.id, 2)).toMatchObject({ status: 412, body: { type: type('stale-version') } });
    expect(await me.remove(body.id)).toMatchObject({ status: 204, text: '' });
    expect(at.contactRows()).toEqual([
      expect.not.objectContaining({ email: expect.anything(), request: expect.anything() }),
    ]);
    for (const answer of [await me.get(body.id), await me.remove(body.id, 2)]) expect(answer.status).toBe(404);
  });

  it('does not come back by a late repeat of its request', async () => {
    const me = make(at);
    const { body } = await me.post();
    await me.remove(body.id);
    expect(await me.post()).toMatchObject({ status: 410, body: { type: type('contact-deleted') } });
    expect(JSON.stringify(at.rows())).not.toContain('Ann');
    expect((await me.post({ email: EMAIL }, 'key-2')).status).toBe(201);
  });

  it.each([
    ['no address', {}, '/email'],
    ['what is none', { email: 'ann' }, '/email'],
    ['a header in it', { email: 'ann@example.com\r\nBcc: all@example.com' }, '/email'],
    ['a null character', { email: 'ann\u0000@example.com' }, '/email'],
    ['a long one', { email: `ann@${'x'.repeat(250)}.com` }, '/email'],
    ['no text', { email: ['ann@example.com'] }, '/email'],
    ['what is no language', { email: EMAIL, locale: 'Deutsch' }, '/locale'],
    ['an owner', { email: EMAIL, owner: 'buyer-2' }, ''],
  ])('refuses %s', async (_case, body, pointer) => {
    const answer = await make(at).post(body);
    expect(answer).toMatchObject({ status: 400, body: { type: type('invalid-request') } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }));
    expect(at.rows()).toEqual([]);
  });
});

describe('two who delete one contact at once', () => {
  beforeEach(setUp);

  it('do not both believe that they did', async () => {
    const me = customer(at, 'buyer-1');
    const { body } = await me.post();
    const answers = await Promise.all([me.remove(body.id), me.remove(body.id)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 412]));
  });
});

describe('the door', () => {
  beforeEach(setUp);

  it('asks for a key, an ETag and a token', async () => {
    const { body } = await customer(at, 'buyer-1').post();
    const params = { contactId: body.id };
    const refusals = [
      await at.call({ route: routes.createContact, body: { email: EMAIL }, as: buyer }),
      await at.call({ route: routes.deleteContact, params, as: buyer }),
      await at.call({ route: routes.getContact, params }),
      await at.call({ route: routes.getContactAsGuest, params }),
    ];
    expect(refusals.map(({ body: { type: said } }) => said)).toEqual(
      ['idempotency-key-missing', 'precondition-required', 'not-authenticated', 'guest-token-missing'].map(type),
    );
  });
});

describe('time', () => {
  beforeEach(setUp);

  const HALF_A_YEAR = 180 * 86_400_000;

  it("ends a guest's contact after 180 days, collected or not; its key is free then", async () => {
    const ann = guest(at, aGuest('ann'));
    const { body } = await ann.post();
    at.world.pass(HALF_A_YEAR - 60_000);
    expect((await ann.get(body.id)).status).toBe(200);
    at.world.pass(60_000);
    expect((await ann.get(body.id)).status).toBe(404);
    expect((await ann.post({ email: 'new@example.com' })).status).toBe(201);
  });

  it("does not end a customer's", async () => {
    const me = customer(at, 'buyer-1');
    const { body } = await me.post();
    at.world.pass(10 * HALF_A_YEAR);
    expect((await me.get(body.id)).status).toBe(200);
  });
});
