import { describe, expect, it } from '@jest/globals';
import { changeMe, changePreferences, getMe } from '#functions/customers/contract/routes.ts';
import { aProfile, MARY, people, signedIn, somePreferences } from '#test/unit/scripts/shop/support/account-things.ts';
import { problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';

describe('a profile', () => {
  it('is changed where something is said, the rest stays; both halves in turn under one version', async () => {
    const api = people()
      .on(changeMe, { status: 200, body: { ...aProfile, familyName: 'Jones', version: 4 } })
      .on(changePreferences, { status: 200, body: { ...somePreferences, language: 'de', version: 5 } });
    const world = await signedIn(api);
    const { json } = await run(api.fetch, 'profile set --family-name Jones --language de --json', world);
    expect(json).toMatchObject({ email: MARY, familyName: 'Jones', language: 'de', version: 5 });
    expect(api.received.slice(-2)).toMatchObject([
      { ifMatch: '"3"', body: { givenName: 'Mary', familyName: 'Jones' } },
      { ifMatch: '"4"', body: { language: 'de', marketingEmail: { granted: false } } },
    ]);
  });

  it('shows what somebody else has made of it meanwhile', async () => {
    const api = people().on(changeMe, problem(412, 'stale-version'));
    api.on(getMe, (_, call) => ({ status: 200, body: call === 1 ? aProfile : { ...aProfile, givenName: 'Maria' } }));
    const { code, err } = await run(api.fetch, 'profile set --locale de', await signedIn(api));
    expect(code).toBe(1);
    expect(err).toContain('profile.givenName: "Mary" → "Maria"');
  });

  it('is not changed when nothing is said', async () => {
    const api = people();
    expect((await run(api.fetch, 'profile set', await signedIn(api))).err).toContain('--given-name');
  });
});
