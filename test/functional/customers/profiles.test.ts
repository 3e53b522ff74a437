import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  changeMe,
  changePreferences,
  getMe,
  getPreferences,
  listAddresses,
} from '#functions/customers/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { customersDesk, type Desk, TABLE } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
const setUp = () => {
  desk = customersDesk();
};

const mary = { sub: 'sub-mary' };
const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const me = () => desk.call(getMe, { as: mary });
const changing = <R extends RouteDefinition>(route: R, version: number, body: unknown) =>
  desk.call(route, { as: mary, body, headers: { 'if-match': `"${version}"` } });

describe('GET /customers/me', () => {
  beforeEach(setUp);

  it('makes the profile at the first call, and only then', async () => {
    const first = await me();
    expect(first).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { id: 'sub-mary', version: 1 } });
    expect((await me()).body).toEqual(first.body);
    expect(await desk.published()).toEqual([
      { type: 'CustomerRegistered.v1', id: 'sub-mary#1', data: { customerId: 'sub-mary' } },
    ]);
  });

  it('makes one profile when two devices come first at once', async () => {
    const [one, other] = await Promise.all([me(), me()]);
    expect(one.body).toEqual(other.body);
    expect(desk.dynamo.rows(TABLE)).toHaveLength(1);
    expect(await desk.published()).toHaveLength(1);
  });

  it('says no more than what is known already', async () => {
    await me();
    const answer = await desk.call(getMe, { as: mary, headers: { 'if-none-match': '"1"' } });
    expect(answer.status).toBe(304);
  });

  it('is for those who are signed in', async () => {
    for (const route of [getMe, getPreferences, listAddresses])
      expect(await desk.call(route)).toMatchObject({ status: 401, body: problem('not-authenticated') });
  });
});

describe('PUT /customers/me', () => {
  beforeEach(setUp);

  it('rewrites the profile: what is not given is forgotten', async () => {
    await me();
    expect(
      await changing(changeMe, 1, { givenName: ' Mary ', familyName: 'O’Neill-Šá', locale: 'de-AT' }),
    ).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { givenName: 'Mary', familyName: 'O’Neill-Šá', locale: 'de-AT', version: 2 },
    });
    const shorter = await changing(changeMe, 2, { givenName: 'Mary' });
    expect(shorter.body).not.toHaveProperty('familyName');
    expect((await me()).body).toEqual(shorter.body);
  });

  it('is nobody else’s business: no event is published, and none holds a name', async () => {
    await me();
    await changing(changeMe, 1, { givenName: 'Canary' });
    const events = await desk.published();
    expect(events.map(({ id }) => id)).toEqual(['sub-mary#1']);
    expect(JSON.stringify(events)).not.toContain('Canary');
  });

  it('keeps the version of what nobody changed', async () => {
    await changing(changeMe, 1, { givenName: 'Mary' });
    expect(await changing(changeMe, 2, { givenName: 'Mary' })).toMatchObject({ body: { version: 2 } });
  });

  it('serves one of two devices; the other reads again', async () => {
    await me();
    const answers = await Promise.all([
      changing(changeMe, 1, { givenName: 'Mary' }),
      changing(changeMe, 1, { givenName: 'Maria' }),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    expect(await changing(changeMe, 1, { givenName: 'Late' })).toMatchObject({
      status: 412,
      body: problem('stale-version'),
    });
  });

  it('asks for the version', async () => {
    expect(await desk.call(changeMe, { as: mary, body: {} })).toMatchObject({
      status: 428,
      body: problem('precondition-required'),
    });
  });

  it.each([
    { givenName: '' },
    { givenName: 'x'.repeat(101) },
    { givenName: 'Mary\nAnn' },
    { familyName: 'Mary\u2028Ann' },
    { familyName: '\ud800' },
    { locale: 'Klingon' },
    { id: 'sub-eve' },
    { version: 7 },
    null,
  ])('refuses %j', async (body) => {
    await me();
    expect(await changing(changeMe, 1, body)).toMatchObject({ status: 400, body: problem('invalid-request') });
    expect(await me()).toMatchObject({ body: { version: 1 } });
  });
});

describe('PUT /customers/me/preferences', () => {
  beforeEach(setUp);

  const yes = { granted: true, text: 'marketing-email-1' };
  const no = { granted: false };

  it('keeps every consent with its time and the text that was seen', async () => {
    expect(await desk.call(getPreferences, { as: mary })).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { marketingEmail: { granted: false, history: [] }, version: 1 },
    });
    await changing(changePreferences, 1, { language: 'de', marketingEmail: yes });
    const { body } = await changing(changePreferences, 2, { language: 'de', marketingEmail: no });
    const history = [
      { ...yes, at: expect.any(String) },
      { ...no, at: expect.any(String) },
    ];
    expect(body).toEqual({
      language: 'de',
      marketingEmail: { granted: false, since: expect.any(String), history },
      version: 3,
    });
  });

  it('remembers only what changes', async () => {
    await changing(changePreferences, 1, { marketingEmail: no });
    await changing(changePreferences, 1, { marketingEmail: yes });
    await changing(changePreferences, 2, { marketingEmail: yes, language: 'en' });
    const { body } = await desk.call(getPreferences, { as: mary });
    expect(body.marketingEmail.history).toHaveLength(1);
    expect(body).toMatchObject({ language: 'en', version: 3 });
  });

  it('leaves the profile as it is, but for the version they share', async () => {
    await changing(changeMe, 1, { givenName: 'Mary' });
    await changing(changePreferences, 2, { marketingEmail: yes });
    expect(await me()).toMatchObject({ body: { givenName: 'Mary', version: 3 } });
    expect(await changing(changeMe, 2, {})).toMatchObject({ status: 412 });
  });

  it.each([
    { marketingEmail: { granted: true } },
    { marketingEmail: { granted: true, text: 'whatever' } },
    { marketingEmail: { granted: false, at: '2020-01-01T00:00:00Z' } },
    { marketingEmail: 'yes' },
    { language: 'de' },
    { marketingEmail: no, history: [] },
  ])('refuses %j', async (body) => {
    expect(await changing(changePreferences, 1, body)).toMatchObject({ status: 400, body: problem('invalid-request') });
  });
});
