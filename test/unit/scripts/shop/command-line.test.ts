import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { getOrder, getTimeline, listOrders, placeOrder } from '#functions/orders/contract/routes.ts';
import { commands } from '#scripts/shop/commands.ts';
import { brokenConnection, fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { localDirectory, run, START, tokenUntil } from '#test/unit/scripts/shop/support/run.ts';
import { anOrder, entry, listing, product, timeline } from '#test/unit/scripts/shop/support/things.ts';

const page = { status: 200, body: { items: [] } };
const orders = () => fakeApi().on(listOrders, page);

const NAMES = Object.values(commands)
  .flat()
  .map((add) =>
    add.name
      .replace(/^add/, '')
      .replace(/(?<=.)[A-Z]/g, '-$&')
      .toLowerCase(),
  );

describe('the command line', () => {
  it('helps at the top, and tells scripts how to be silent', async () => {
    const { code, out } = await run(orders().fetch, '--help');
    expect(code).toBe(0);
    for (const name of NAMES) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    expect(out).toContain('npm run -s shop -- orders --json');
    expect(out).toContain('Exit codes');
  });

  it.each([
    ...NAMES,
    ...'faults list,faults set,faults clear,password forgot,password reset,profile show,profile set'.split(','),
    ...'addresses list,addresses add,addresses set-default,addresses remove'.split(','),
    ...['show', 'add', 'set', 'remove', 'clear', 'seen', 'currency'].map((name) => `cart ${name}`),
  ])('helps with %s, by example', async (name) => {
    const { code, out } = await run(orders().fetch, `${name} --help`);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}npm run shop -- /);
    expect(out).toContain('--json');
  });

  it.each(['', 'sell', 'order', 'order --sku A --payment aprove', 'orders --limit 1000', 'orders --as root'])(
    'refuses "%s" with exit code 1, on stderr',
    async (line) => {
      const { code, out, err } = await run(orders().fetch, line.split(' ').filter(Boolean));
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(err).not.toBe('');
    },
  );

  it('tells scripts in one object how it was used wrongly', async () => {
    const { out, json } = await run(orders().fetch, 'orders --limit many --json');
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(json).toMatchObject({ error: { type: 'usage', detail: expect.stringContaining('whole number') } });
  });

  it('prints a problem as title, detail, fields and facts; in one object for scripts', async () => {
    const errors = [{ in: 'query', pointer: '/cursor', message: 'must be shorter' }];
    const limit = { amount: 1290, currency: 'EUR' };
    const api = fakeApi().on(listOrders, problem(400, 'invalid-request', { errors, limit }));
    const { code, err } = await run(api.fetch, 'orders');
    expect(code).toBe(1);
    expect(err).toBe(
      'Title of invalid-request. (400)\n  Detail of invalid-request.\n  query /cursor: must be shorter\n  limit: €12.90\n',
    );
    const { json } = await run(api.fetch, 'orders --json');
    expect(json).toMatchObject({ error: { type: 'urn:bazaar:problem:invalid-request', status: 400, errors } });
  });

  it('says in one line that nothing runs: never started, or stopped', async () => {
    const never = await run(orders().fetch, 'orders', { localDirectory: mkdtempSync(join(tmpdir(), 'bazaar-shop-')) });
    expect(never).toMatchObject({ code: 1, out: '', err: 'not running: npm start\n' });
    const stopped = fakeApi().on(listProducts, brokenConnection('ECONNREFUSED'));
    expect(await run(stopped.fetch, 'products')).toMatchObject({ code: 1, err: 'not running: npm start\n' });
  });

  it('calls another API with --api', async () => {
    const urls: string[] = [];
    const fetch = async (url: string) => {
      urls.push(url);
      return new Response(JSON.stringify({ items: [] }));
    };
    await run(fetch, 'products --api https://shop.example/v1/');
    expect(urls).toEqual(['https://shop.example/v1/products?limit=20']);
  });
});

describe('signing in', () => {
  it('is done once, as whom the command needs, and kept for the owner of the file only', async () => {
    const directory = localDirectory();
    const first = await run(orders().fetch, 'orders', { localDirectory: directory });
    const second = await run(orders().fetch, 'orders', { localDirectory: directory });
    expect(first.signedIn).toEqual(['buyer@bazaar.test']);
    expect(second.signedIn).toEqual([]);
    expect(statSync(join(directory, 'shop.json')).mode & 0o777).toBe(0o600);
  });

  it('is done anew for a token that is about to end, and over a spoilt file', async () => {
    const directory = localDirectory();
    const people = { 'buyer@bazaar.test': { accessToken: tokenUntil('buyer', START + 30_000), refreshToken: 'none' } };
    writeFileSync(join(directory, 'shop.json'), JSON.stringify({ 'http://api.test': { people } }));
    expect((await run(orders().fetch, 'orders', { localDirectory: directory })).signedIn).toHaveLength(1);
    writeFileSync(join(directory, 'shop.json'), '{"half');
    expect((await run(orders().fetch, 'orders', { localDirectory: directory })).signedIn).toHaveLength(1);
  });

  it('is done as whom one asks for', async () => {
    expect((await run(orders().fetch, 'orders --as admin')).signedIn).toEqual(['admin@bazaar.test']);
  });
});

describe('on a terminal', () => {
  const shop = () =>
    fakeApi()
      .on(listProducts, listing(product('MUG', { EUR: 1290 })))
      .on(placeOrder, { status: 202, body: anOrder() })
      .on(getTimeline, (_, call) => timeline(call < 3 ? 'PENDING' : 'CONFIRMED', entry('Placed', 0)))
      .on(getOrder, { status: 200, body: anOrder({ status: 'CONFIRMED' }) });
  const GREEN = '\u001b[32mCONFIRMED';

  it('shows colours, and a line that moves while it waits', async () => {
    const { out, err } = await run(shop().fetch, 'order --sku MUG', { isTTY: true });
    expect(out).toContain(GREEN);
    expect(err).toContain('PENDING  0 s');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('shows no colours where they are not wanted', async () => {
    const environment = { NO_COLOR: '1' };
    expect((await run(shop().fetch, 'order --sku MUG', { isTTY: true, environment })).out).not.toContain('\u001b');
    expect((await run(shop().fetch, 'order --sku MUG')).out).not.toContain('\u001b');
  });

  it('shows colours in a pipe where they are asked for', async () => {
    expect((await run(shop().fetch, 'order --sku MUG', { environment: { FORCE_COLOR: '1' } })).out).toContain(GREEN);
  });
});
