import { describe, expect, it } from '@jest/globals';
import { getCart, seeCart } from '#functions/cart/contract/routes.ts';
import { createContact } from '#functions/notifications/contract/routes.ts';
import { placeOrder } from '#functions/orders/contract/routes.ts';
import { createQuote } from '#functions/shipping/contract/routes.ts';
import { problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { aCart, aLine, anAddress, blocked, market, sentTo } from '#test/unit/scripts/shop/support/market-things.ts';
import { run, typist } from '#test/unit/scripts/shop/support/run.ts';

const BERLIN = {
  name: 'Mary Jones',
  line1: 'Torstr. 1',
  postalCode: '10119',
  city: 'Berlin',
  country: 'DE',
};

const GUEST_OPTIONS =
  'checkout --guest --yes --email mary@example.com --country de --name Mary --line1 Torstr.1 --postal-code 10119 --city Berlin';

describe('shop checkout, with all that is usual', () => {
  it('orders the cart to the default address, by the cheapest method, for the total that was shown', async () => {
    const api = market();
    const { code, json } = await run(api.fetch, 'checkout --yes --json');
    expect(code).toBe(0);
    expect(json).toMatchObject({ status: 'CONFIRMED', idempotencyKey: 'key-1' });
    expect(sentTo(api, 'POST /shipping/quotes')).toMatchObject({
      key: 'key-1-quote',
      body: { address: BERLIN, lines: [{ sku: 'MUG', quantity: 2 }], currency: 'EUR' },
    });
    expect(sentTo(api, 'POST /notifications/contacts')?.body).toEqual({ email: 'buyer@bazaar.test' });
    expect(sentTo(api, 'POST /orders')).toMatchObject({
      key: 'key-1',
      body: {
        expectedTotal: { amount: 3070, currency: 'EUR' },
        paymentMethod: 'tok_approve',
        quote: 'quo-standard',
        contact: 'con-token',
        cart: { id: 'crt_1', version: 3 },
      },
    });
  });

  it('shows what it costs before it orders', async () => {
    const { out } = await run(market().fetch, 'checkout --yes');
    const told = ['2 ×', 'To: Mary Jones, Torstr. 1, 10119 Berlin, DE', 'standard', 'express', 'Total: €30.70', 'ord_'];
    const places = told.map((text) => out.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('takes what is said instead', async () => {
    const api = market({ book: [anAddress(), anAddress({ id: 'adr_2', default: false, city: 'Potsdam' })] });
    const said = '--address adr_2 --method express --email other@example.com --payment slow --no-wait';
    await run(api.fetch, `checkout --yes ${said}`);
    expect(sentTo(api, 'POST /shipping/quotes')?.body).toMatchObject({ address: { city: 'Potsdam' } });
    expect(sentTo(api, 'POST /notifications/contacts')?.body).toEqual({ email: 'other@example.com' });
    expect(sentTo(api, 'POST /orders')?.body).toMatchObject({ quote: 'quo-express', paymentMethod: 'tok_slow' });
  });

  it('orders as a guest, with a capability that is kept', async () => {
    const api = market();
    const { code, json } = await run(api.fetch, `${GUEST_OPTIONS} --json`);
    expect(code).toBe(0);
    expect(json).toMatchObject({ status: 'CONFIRMED' });
    expect(sentTo(api, 'POST /guest/orders')).toMatchObject({ guest: 'gst.secret', token: undefined });
    expect(sentTo(api, 'POST /guest/shipping/quotes')?.body).toMatchObject({ address: { country: 'DE' } });
    expect(api.received.filter(({ route }) => route === 'POST /guest/sessions')).toHaveLength(1);
  });

  it.each([
    ['REJECTED', 'payment-declined', 2],
    ['PENDING', undefined, 1],
  ] as const)('ends as `order` does: %s', async (status, reason, exit) => {
    const api = market({ status, ...(reason && { reason }) });
    expect((await run(api.fetch, 'checkout --yes --timeout 1')).code).toBe(exit);
  });
});

describe('shop checkout, where something is missing', () => {
  it('lists all of it where nobody can be asked, and orders nothing', async () => {
    const api = market({ book: [] });
    const { code, json } = await run(api.fetch, 'checkout --city Berlin --json');
    expect(code).toBe(1);
    expect(json).toMatchObject({
      error: { type: 'missing-options', missing: ['--country', '--name', '--line1', '--yes'] },
    });
    const guest = await run(api.fetch, 'checkout --guest --json');
    expect(guest.json).toMatchObject({
      error: { missing: ['--country', '--name', '--line1', '--email', '--yes'] },
    });
    expect(api.calls(createQuote) + api.calls(placeOrder)).toBe(0);
  });

  it('asks at a terminal for what is missing, and for nothing else', async () => {
    const api = market();
    const prompter = typist('standard', 'decline', 'y');
    const { code } = await run(api.fetch, 'checkout', { prompter });
    expect(code).toBe(0);
    expect(prompter.asked).toEqual([
      'How shall it be sent [standard]:',
      'How will you pay [approve]:',
      'Order and pay €30.70? [y/N]',
    ]);
    expect(sentTo(api, 'POST /orders')?.body).toMatchObject({ paymentMethod: 'tok_decline' });
  });

  it('asks a guest for the whole address and the e-mail; enter takes what is usual', async () => {
    const api = market();
    const address = ['de', 'Mary', 'Torstr. 1', '', '10119', 'Berlin', ''];
    const prompter = typist(...address, '', 'mary@example.com', 'gold', '', 'yes');
    const { code, err } = await run(api.fetch, 'checkout --guest', { prompter });
    expect(code).toBe(0);
    expect(prompter.asked).toHaveLength(12);
    expect(err).toContain('approve, decline');
    expect(sentTo(api, 'POST /guest/shipping/quotes')?.body).toMatchObject({
      address: { country: 'DE', name: 'Mary', line1: 'Torstr. 1', postalCode: '10119', city: 'Berlin' },
    });
  });

  it('orders nothing, and keeps no e-mail, without a yes', async () => {
    const api = market();
    const { code, err } = await run(api.fetch, 'checkout --payment approve', { prompter: typist('', '') });
    expect(code).toBe(1);
    expect(err).toContain('Nothing was ordered.');
    expect(api.calls(placeOrder) + api.calls(createContact)).toBe(0);
  });

  it('completes methods and ways of paying by tab', async () => {
    const prompter = typist('', '', 'y');
    await run(market().fetch, 'checkout', { prompter });
    expect(await prompter.completers[0]?.('ex')).toEqual(['express']);
    expect(await prompter.completers[1]?.('decline-')).toEqual(['decline-late']);
  });

  it.each([
    ['--guest --address adr_1', 'A guest has no addresses'],
    ['--address adr_9', 'There are: adr_1.'],
    ['--method pigeon', 'express'],
    ['--country Germany --name M --line1 T', 'Germany is not a country code'],
    ['--payment gold', 'tok_…'],
  ])('refuses %s', async (options, told) => {
    const api = market();
    const { code, err } = await run(api.fetch, `checkout --yes --email m@example.com ${options}`);
    expect(code).toBe(1);
    expect(err).toContain(told);
    expect(api.calls(placeOrder)).toBe(0);
  });
});

describe('shop checkout, of a cart that has changed', () => {
  const dearer = blocked('price-up', { lines: [aLine({ price: 1490, changes: ['price-up'] })] });

  it('says what, and how to accept it', async () => {
    const api = market({ cart: dearer });
    const { code, err } = await run(api.fetch, 'checkout --yes');
    expect(code).toBe(1);
    expect(err).toContain('MUG costs more than when you saw it');
    expect(err).toContain('cart seen');
    expect(api.calls(seeCart)).toBe(0);
  });

  it.each([
    ['--yes --accept-price', undefined],
    ['--yes', typist('y')],
  ])('goes on once it is accepted: %s', async (options, prompter) => {
    const api = market({ cart: dearer });
    const { code, out } = await run(api.fetch, `checkout ${options}`, { prompter });
    expect(code).toBe(0);
    const body = { lines: [{ sku: 'MUG', price: 1490, availability: 'in' }] };
    expect(sentTo(api, 'POST /cart/seen')).toMatchObject({ ifMatch: '"3"', body });
    expect(api.calls(getCart)).toBe(1);
    expect(sentTo(api, 'POST /orders')?.body).toMatchObject({ cart: { version: 4 } });
    if (prompter) expect(out).toContain('costs more than when you saw it (it was €12.90)');
  });

  it('does not go on when the price has changed again meanwhile', async () => {
    const api = market({ cart: dearer }).on(seeCart, { status: 200, body: dearer });
    const { code, err } = await run(api.fetch, 'checkout --yes --accept-price');
    expect(code).toBe(1);
    expect(err).toContain('MUG costs more than when you saw it');
    expect(api.calls(placeOrder)).toBe(0);
  });

  it('tells what another device has changed since it was shown', async () => {
    const other = { ...dearer, version: 4, lines: [...dearer.lines, aLine({ sku: 'CUP' })] };
    const api = market()
      .on(getCart, (_, call) => ({ status: 200, body: call === 1 ? dearer : other }))
      .on(seeCart, problem(412, 'stale-version'));
    const { code, err } = await run(api.fetch, 'checkout', { prompter: typist('y') });
    expect(code).toBe(1);
    expect(err).toContain('lines.CUP: nothing → {');
  });

  it.each([
    [blocked('out'), 'cart remove'],
    [aCart({ lines: [], checkout: { ready: false, blockedBy: [{ reason: 'empty' }] } }), 'cart add'],
  ])('does not go on with what cannot be had', async (cart, hint) => {
    const api = market({ cart });
    const { code, err } = await run(api.fetch, 'checkout --yes --accept-price');
    expect(code).toBe(1);
    expect(err).toContain(hint);
    expect(api.calls(getCart)).toBe(1);
    expect(api.calls(seeCart)).toBe(0);
  });

  it('pays a new total with --accept-price, and says so without', async () => {
    const total = { amount: 3270, currency: 'EUR' };
    const changing = () =>
      market().on(placeOrder, (_, call) =>
        call === 1 ? problem(409, 'price-changed', { total }) : { status: 202, body: { ...({} as object) } },
      );
    const { err } = await run(changing().fetch, 'checkout --yes');
    expect(err).toContain('It is €32.70 now');
    const api = changing();
    await run(api.fetch, 'checkout --yes --accept-price');
    expect(api.received.at(-1)).toMatchObject({ route: 'POST /orders', key: 'key-1', body: { expectedTotal: total } });
  });

  it('says that a quote has ended', async () => {
    const { err } = await run(market().on(placeOrder, problem(422, 'quote-expired')).fetch, 'checkout --yes');
    expect(err).toContain('checkout asks anew');
  });
});
