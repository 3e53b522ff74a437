import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { seed } from '#scripts/seed/seed.ts';
import { seedProducts } from '#scripts/seed/seed-products.ts';
import { marketplace } from '#test/unit/scripts/shop/support/marketplace.ts';
import { localDirectory, run, type World } from '#test/unit/scripts/shop/support/run.ts';

const ADMIN = `h.${Buffer.from('{"who":"admin@"}').toString('base64url')}.s`;
const PASSWORD = 'Correct-horse-1';
const MARY = 'mary@example.com';
const ADDRESS = ['--country', 'DE', '--name', 'Mary Jones', '--line1', 'Torstr. 1', '--postal-code', '10119'];
const TO_BERLIN = [...ADDRESS, '--city', 'Berlin'];

/** A shop with something for sale, and a computer at which somebody types one command after the other. */
const open = async () => {
  const { fetch } = marketplace();
  const products = seedProducts().slice(0, 1);
  await seed({ apiUrl: 'http://api.test', adminToken: ADMIN, log: () => {}, products, fetch });
  const directory = localDirectory();
  let keys = 0;
  const world: World = {
    localDirectory: directory,
    environment: { BAZAAR_PASSWORD: PASSWORD },
    newKey: () => `key-${++keys}`,
  };
  const said: string[] = [];
  const shop = async (...words: string[]) => {
    const ran = await run(fetch, [...words, '--json'], world);
    said.push(ran.out, ran.err);
    if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.code} ${ran.err}`);
    return ran.json as Record<string, unknown>;
  };
  const signUp = async (email: string) => {
    await shop('sign-up', '--email', email);
    const { code } = await shop('mail', '--to', email, '--code');
    await shop('confirm', '--email', email, '--code', String(code));
  };
  return { shop, signUp, said, directory, sku: products[0]?.variants[0]?.sku ?? '' };
};

describe('somebody new', () => {
  it('signs up, confirms by the mail, signs in, fills a cart and orders it', async () => {
    const { shop, signUp, sku } = await open();
    await signUp(MARY);
    expect(await shop('sign-in', '--email', MARY)).toEqual({ email: MARY, signedIn: true });
    expect(await shop('whoami')).toMatchObject({ email: MARY, demo: false });
    await shop('addresses', 'add', ...TO_BERLIN);
    await shop('cart', 'add', sku, '2');
    const order = await shop('checkout', '--yes');
    expect(order).toMatchObject({ status: 'CONFIRMED', country: 'DE', lines: [{ sku, quantity: 2 }] });
    expect(order).toMatchObject({
      quoteId: expect.stringContaining('quo_'),
      contactId: expect.stringContaining('con_'),
    });
    expect(order.total).toMatchObject({ amount: expect.any(Number) });
    expect(await shop('cart', 'show')).toMatchObject({ lines: [] });
    expect(await shop('orders')).toMatchObject({ items: [{ id: order.id }] });
  });

  it('orders without an account, and claims it afterwards', async () => {
    const { shop, signUp, sku } = await open();
    await shop('cart', 'add', sku, '--guest');
    const order = await shop('checkout', '--guest', '--yes', '--email', MARY, ...TO_BERLIN);
    expect(order).toMatchObject({ status: 'CONFIRMED' });
    expect(await shop('show', String(order.id), '--guest')).toMatchObject({ id: order.id });
    await shop('cart', 'add', sku, '3', '--guest');
    await signUp(MARY);
    await shop('sign-in', '--email', MARY);
    expect(await shop('orders')).toMatchObject({ items: [] });
    expect(await shop('claim')).toMatchObject({ email: MARY });
    expect(await shop('orders')).toMatchObject({ items: [{ id: order.id }] });
    expect(await shop('cart')).toMatchObject({ lines: [{ sku, quantity: 3 }] });
  });

  it('claims what a guest had while signing in', async () => {
    const { shop, signUp, sku } = await open();
    await shop('cart', 'add', sku, '--guest');
    await signUp(MARY);
    expect(await shop('sign-in', '--email', MARY, '--claim')).toMatchObject({ claimed: true });
    expect(await shop('cart')).toMatchObject({ lines: [{ sku, quantity: 1 }] });
    expect(await shop('whoami')).toMatchObject({ guest: false });
  });
});

describe('somebody with an account', () => {
  const account = async () => {
    const opened = await open();
    await opened.signUp(MARY);
    await opened.shop('sign-in', '--email', MARY);
    return opened;
  };

  it('keeps addresses, and one of them as the default', async () => {
    const { shop } = await account();
    const first = await shop('addresses', 'add', ...TO_BERLIN);
    const second = await shop('addresses', 'add', ...ADDRESS, '--city', 'Potsdam');
    expect([first.default, second.default]).toEqual([true, false]);
    expect(await shop('addresses', 'set-default', String(second.id))).toMatchObject({ default: true });
    expect(await shop('addresses', 'remove', String(first.id))).toMatchObject({ items: [{ id: second.id }] });
  });

  it('has a name and a language', async () => {
    const { shop } = await account();
    await shop('profile', 'set', '--given-name', 'Mary', '--family-name', 'Jones', '--language', 'de-AT');
    const { familyName: _, ...rest } = await shop('profile', 'set', '--family-name', '');
    expect(rest).toMatchObject({ givenName: 'Mary', language: 'de-AT', marketingEmail: false });
    expect(await shop('profile')).toEqual(rest);
  });

  it('sets a new password by the mail when the old one is forgotten', async () => {
    const { shop } = await account();
    await shop('password', 'forgot', '--email', MARY);
    const { code } = await shop('mail', '--to', MARY, '--code');
    expect(await shop('password', 'reset', '--email', MARY, '--code', String(code))).toMatchObject({ reset: true });
  });

  it('changes, shows and clears a cart', async () => {
    const { shop, sku } = await account();
    await shop('cart', 'add', sku);
    expect(await shop('cart', 'set', sku, '5')).toMatchObject({ lines: [{ quantity: 5 }] });
    expect(await shop('cart', 'seen')).toMatchObject({ checkout: { ready: true } });
    expect(await shop('cart', 'remove', sku)).toMatchObject({ lines: [] });
    await shop('cart', 'add', sku);
    expect(await shop('cart', 'clear')).toMatchObject({ lines: [], checkout: { ready: false } });
  });

  it('is signed out everywhere, and the demo buyer buys again', async () => {
    const { shop } = await account();
    expect(await shop('sign-out')).toEqual({ email: MARY, signedOut: true });
    expect(await shop('whoami')).toMatchObject({ email: 'buyer@bazaar.test', demo: true });
  });

  it('never sees a token or a password printed', async () => {
    const { shop, said, sku, directory } = await account();
    await shop('cart', 'add', sku, '--guest');
    const { 'http://api.test': kept } = JSON.parse(readFileSync(join(directory, 'shop.json'), 'utf8'));
    const { accessToken, refreshToken } = kept.people[MARY];
    for (const command of ['whoami', 'profile', 'claim', 'sign-out']) await shop(command);
    for (const secret of [accessToken, refreshToken, kept.guest.token, PASSWORD])
      expect(said.join('')).not.toContain(secret);
  });
});
