import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refreshSession, signIn, signOut } from '#functions/customers/contract/routes.ts';
import { listOrders } from '#functions/orders/contract/routes.ts';
import { HOUR, MARY, people, signedIn, tokens } from '#test/unit/scripts/shop/support/account-things.ts';
import { brokenConnection, fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run, START, tokenUntil } from '#test/unit/scripts/shop/support/run.ts';

describe('signing in', () => {
  it('makes buying be done as the account, and operating as the demo admin still', async () => {
    const api = people('mary-token');
    const world = await signedIn(api);
    api.on(refreshSession, tokens(tokenUntil('mary again', START + HOUR)));
    const { signedIn: demo } = await run(api.fetch, 'orders', world);
    expect(demo).toEqual([]);
    const other = await run(api.fetch, 'orders --as buyer', world);
    expect(other.signedIn).toEqual(['buyer@bazaar.test']);
    const operating = await run(api.fetch, 'findings', world);
    expect(operating.signedIn).toEqual(['admin@bazaar.test']);
  });

  it('keeps tokens for the eyes of the owner only', async () => {
    const { localDirectory: directory } = await signedIn(people());
    const file = join(String(directory), 'shop.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('refresh-1');
  });

  it('is renewed by itself, before it ends and when it is refused', async () => {
    const api = people(tokenUntil('mary', START + 30_000));
    const world = await signedIn(api);
    const fresh = tokenUntil('mary anew', START + HOUR);
    api.on(refreshSession, tokens(fresh));
    await run(api.fetch, 'orders', world);
    expect(api.received.at(-1)?.token).toBe(fresh);
    api.on(listOrders, ({ token }) =>
      token === fresh ? problem(401, 'not-authenticated') : { status: 200, body: { items: [] } },
    );
    const later = tokenUntil('mary later', START + HOUR);
    api.on(refreshSession, tokens(later));
    expect((await run(api.fetch, 'orders', world)).code).toBe(0);
    expect(api.received.at(-1)?.token).toBe(later);
  });

  it('says so when it can be renewed no longer, and does not become somebody else', async () => {
    const api = people('ended').on(refreshSession, problem(401, 'sign-in-refused'));
    const { code, err, signedIn: demo } = await run(api.fetch, 'orders', await signedIn(api));
    expect(code).toBe(1);
    expect(err).toContain(`sign-in --email ${MARY}`);
    expect(demo).toEqual([]);
  });

  it.each([
    ['account-not-confirmed', `confirm --email ${MARY}`],
    ['password-reset-required', `password forgot --email ${MARY}`],
    ['sign-in-refused', 'Title of sign-in-refused'],
  ])('says what to do about %s', async (slug, told) => {
    const api = fakeApi().on(signIn, problem(401, slug));
    const { code, err } = await run(api.fetch, `sign-in --email ${MARY}`, {
      environment: { BAZAAR_PASSWORD: 'secret' },
    });
    expect(code).toBe(1);
    expect(err).toContain(told);
    expect(err).not.toContain('secret');
    expect(api.calls(signIn)).toBe(1);
  });

  it('works at another API, which is never told the passwords of the demo logins', async () => {
    const api = people();
    const at = '--api https://shop.example/v1';
    const before = await run(api.fetch, `orders ${at}`);
    expect(before.err).toContain('Nobody is signed in here.');
    expect((await run(api.fetch, `orders --as buyer ${at}`)).err).toContain('no demo buyer');
    expect([before.signedIn, api.received]).toEqual([[], []]);
  });
});

describe('signing out', () => {
  it('tells the API, and forgets the tokens', async () => {
    const api = people();
    const world = await signedIn(api);
    expect((await run(api.fetch, 'sign-out', world)).code).toBe(0);
    expect(api.calls(signOut)).toBe(1);
    expect(readFileSync(join(String(world.localDirectory), 'shop.json'), 'utf8')).not.toContain('refresh-1');
    expect((await run(api.fetch, 'sign-out --json', world)).json).toEqual({ signedOut: false });
  });

  it('forgets them also when the API cannot be told', async () => {
    const api = people().on(signOut, brokenConnection('ECONNRESET'));
    const world = await signedIn(api);
    const { code, err } = await run(api.fetch, 'sign-out', world);
    expect(code).toBe(0);
    expect(err).toContain('could not be told');
    expect((await run(api.fetch, 'sign-out --json', world)).json).toEqual({ signedOut: false });
  });
});
