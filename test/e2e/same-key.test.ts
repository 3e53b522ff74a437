import { describe, expect, it } from '@jest/globals';
import { type Answer, buyerToken, call, decided, stockUp, until } from '#test/support/emulator/api.ts';
import { audit } from '#test/support/emulator/run.ts';

const body = {
  lines: [{ sku: 'ONE-KEY', quantity: 1 }],
  currency: 'EUR',
  expectedTotal: { amount: 999, currency: 'EUR' },
  paymentMethod: 'tok_approve',
};

/** Sent until it is served: a conflict, a throttle or a lost connection is asked again with the same key. */
const placed = (token: string, key: string): Promise<Answer> =>
  until('the order is taken', async () => {
    const answer = await call('/orders', { method: 'POST', token, key, body }).catch(() => undefined);
    return answer !== undefined && [202, 422].includes(answer.status) && answer;
  });

describe('one checkout sent twenty times at once with one key', () => {
  it('is one order and twenty equal answers', async () => {
    await stockUp('ONE-KEY', 20);
    const token = await buyerToken();
    // The first of another key waits until orders knows the product.
    await until('orders knows the product', async () => (await placed(token, 'one-key-before')).status === 202);

    const answers = await Promise.all(Array.from({ length: 20 }, () => placed(token, 'one-key')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') !== 'true')).toHaveLength(1);

    const { id } = answers[0]?.body ?? {};
    expect((await decided(token, id)).status).toBe('CONFIRMED');
    const { items } = (await call('/orders?limit=100', { token })).body;
    expect(items.filter((order: { lines: { sku: string }[] }) => order.lines[0]?.sku === 'ONE-KEY')).toHaveLength(2);
    expect(await audit()).toEqual([]);
  }, 120_000);
});

describe('two devices that change one cart at once', () => {
  it('lose nothing silently: one of them is told', async () => {
    const token = await buyerToken();
    const added = await call('/cart/lines', {
      method: 'POST',
      token,
      key: 'cart-1',
      body: { sku: 'ONE-KEY', quantity: 1 },
    });
    const change = (quantity: number) =>
      call('/cart/lines/ONE-KEY', {
        method: 'PUT',
        token,
        body: { quantity },
        headers: { 'if-match': `"${added.body.version}"` },
      });
    const answers = await Promise.all([change(2), change(3)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    const [served] = answers.filter(({ status }) => status === 200);
    const cart = (await call('/cart', { token })).body;
    expect(cart.lines[0].quantity).toBe(served?.body.lines[0].quantity);
  }, 60_000);
});
