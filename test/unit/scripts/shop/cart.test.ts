import { describe, expect, it } from '@jest/globals';
import { addToCart, getCart, seeCart, setCartLine } from '#functions/cart/contract/routes.ts';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { differences } from '#scripts/shop/editing.ts';
import { fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { aCart, aLine, blocked, market, sentTo } from '#test/unit/scripts/shop/support/market-things.ts';
import { localDirectory, run, typist } from '#test/unit/scripts/shop/support/run.ts';
import { listing, product, searchable } from '#test/unit/scripts/shop/support/things.ts';

describe('shop cart', () => {
  it('shows lines, prices and the total', async () => {
    const { out } = await run(market().fetch, 'cart');
    expect(out).toMatch(/2 × {2}MUG {2}€12\.90 {2}€25\.80 {2}A mug\n€25\.80/);
  });

  it('shows what has changed, what a merge left out, and what to do', async () => {
    const notices = [{ kind: 'capped' as const, sku: 'CUP', title: 'A cup', quantity: 7 }];
    const cart = blocked('price-down', { lines: [aLine({ price: 990, changes: ['price-down', 'low'] })], notices });
    const { out, err } = await run(market({ cart }).fetch, 'cart show');
    expect(out).toContain('costs less than when you saw it (it was €12.90)');
    expect(out).toContain('is nearly sold out');
    expect(out).toContain('7 × CUP (A cup) did not come along');
    expect(err).toContain('cart seen');
    expect((await run(market({ cart: blocked('retired') }).fetch, 'cart')).err).toContain('cart remove <sku>');
  });

  it('adds under an idempotency key, one piece unless more are said, without a version', async () => {
    const api = market();
    await run(api.fetch, 'cart add mug --key mine');
    expect(sentTo(api, 'POST /cart/lines')).toMatchObject({ key: 'mine', body: { sku: 'MUG', quantity: 1 } });
    await run(api.fetch, 'cart add mug 3 --guest');
    expect(sentTo(api, 'POST /guest/cart/lines')).toMatchObject({ body: { quantity: 3 }, guest: 'gst.secret' });
  });

  it('does not wait for the cart to hear of what the catalogue has not for sale', async () => {
    const unknown = market().on(addToCart, problem(422, 'unknown-product')).on(listProducts, listing());
    const { code, err, slept } = await run(unknown.fetch, 'cart add SPOON');
    expect({ code, slept }).toEqual({ code: 1, slept: [] });
    expect(err).toContain('SPOON');
  });

  it('refuses without a SKU where nobody can be asked', async () => {
    const { code, json } = await run(market().fetch, 'cart add --json');
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { missing: ['<sku>'] } });
  });

  it('asks which product at a terminal, until the answer means one; tab completes titles and SKUs', async () => {
    const products = [product('MUG-S', { EUR: 990 }, 'Small mug'), product('MUG-L', { EUR: 1290 }, 'Large mug')];
    const api = searchable(market(), products);
    const prompter = typist('', 'spoon', 'mug', 'large mug');
    const { code, err } = await run(api.fetch, 'cart add', { prompter });
    expect(code).toBe(0);
    expect(err).toContain('nothing found');
    expect(err).toContain('MUG-S');
    expect(sentTo(api, 'POST /cart/lines')?.body).toEqual({ sku: 'MUG-L', quantity: 1 });
    const [complete] = prompter.completers;
    expect(await complete?.('mug-')).toEqual(['MUG-S', 'MUG-L']);
    expect(await complete?.('small')).toEqual(['Small mug']);
    expect(await complete?.('rge mug')).toEqual(['MUG-L']);
  });

  it('takes nothing that was not said: what a word was taken for is shown, and asked for again', async () => {
    const api = searchable(market(), [product('MUG', { EUR: 990 }, 'Small mug')], { didYouMean: 'mug' });
    const { code, err } = await run(api.fetch, 'cart add', { prompter: typist('mu', 'mug') });
    expect(code).toBe(0);
    expect(err).toMatch(/meant: mug[\s\S]*MUG/);
    expect(sentTo(api, 'POST /cart/lines')?.body).toEqual({ sku: 'MUG', quantity: 1 });
  });

  it.each([
    ['cart set mug 5', 'PUT /cart/lines/{sku}'],
    ['cart remove mug', 'DELETE /cart/lines/{sku}'],
    ['cart set mug 5 --guest', 'PUT /guest/cart/lines/{sku}'],
  ])('%s is on the condition that the cart is as it was read', async (line, route) => {
    const api = market();
    expect((await run(api.fetch, line)).code).toBe(0);
    expect(sentTo(api, route)?.ifMatch).toBe('"3"');
  });

  const dearer = (version: number, price: number) =>
    blocked('price-up', { version, lines: [aLine({ price, changes: ['price-up'] })] });
  const mugs = (price: number) => ({ lines: [{ sku: 'MUG', price, availability: 'in' }] });

  it.each(['', ' --json', ' --guest'])('says to have seen what was printed, not what came since%s', async (options) => {
    const world = { localDirectory: localDirectory() };
    const api = market({ cart: dearer(3, 1490) });
    expect((await run(api.fetch, `cart${options}`, world)).code).toBe(0);
    const since = market({ cart: dearer(3, 9990) });
    expect((await run(since.fetch, `cart seen${options}`, world)).code).toBe(0);
    const route = options === ' --guest' ? 'POST /guest/cart/seen' : 'POST /cart/seen';
    expect(sentTo(since, route)).toMatchObject({ ifMatch: '"3"', body: mugs(1490) });
  });

  it('prints what nobody has read yet instead of calling it seen', async () => {
    const world = { localDirectory: localDirectory() };
    const api = market({ cart: dearer(3, 1490) });
    const { out, err } = await run(api.fetch, 'cart seen', world);
    expect(out).toContain('costs more than when you saw it (it was €12.90)');
    expect(err).toContain('cart seen');
    for (const other of [dearer(4, 1490), { ...dearer(3, 1490), id: 'crt_2' }]) {
      const changed = market({ cart: other });
      await run(changed.fetch, 'cart seen', world);
      expect(changed.calls(seeCart)).toBe(0);
    }
    await run(api.fetch, 'cart', world);
    await run(api.fetch, 'cart seen', world);
    expect(sentTo(api, 'POST /cart/seen')?.body).toEqual(mugs(1490));
  });

  it('shows what another device has changed, and changes nothing', async () => {
    const other = aCart({ version: 4, lines: [aLine({ quantity: 9 }), aLine({ sku: 'CUP' })] });
    const api = market()
      .on(getCart, (_, call) => ({ status: 200, body: call === 1 ? aCart() : other }))
      .on(setCartLine, problem(412, 'stale-version'));
    const { code, err } = await run(api.fetch, 'cart set MUG 5');
    expect(code).toBe(1);
    expect(err).toContain('lines.MUG.quantity: 2 → 9');
    expect(err).toContain('lines.CUP: nothing → {');
    expect(err).toContain('say it again');
    expect(api.calls(setCartLine)).toBe(1);
  });

  it.each([
    'cart set MUG 0',
    'cart set MUG',
    'cart add MUG 1000',
    'cart currency XXX',
    'cart drop',
    'cart --guest --as buyer',
  ])('refuses "%s"', async (line) => {
    const api = fakeApi();
    expect((await run(api.fetch, line)).code).toBe(1);
    expect(api.received).toHaveLength(0);
  });
});

describe('what is different', () => {
  it('is told by where it is, with members of lists by their names', () => {
    const before = { version: 1, items: [{ id: 'a', city: 'B' }, { id: 'b' }], tags: ['x'] };
    const after = { version: 2, items: [{ id: 'b' }], tags: ['y'] };
    expect(differences(before, after)).toEqual([
      { where: 'items.a', before: { id: 'a', city: 'B' }, after: undefined },
      { where: 'tags.0', before: 'x', after: 'y' },
    ]);
    expect(differences(before, before)).toEqual([]);
  });
});
