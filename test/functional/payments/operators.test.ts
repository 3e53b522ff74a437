import { describe, expect, it } from '@jest/globals';
import { capturePayment, getPayment, refundPayment } from '#functions/payments/contract/routes.ts';
import { buyer, operator } from '#test/support/builders/catalog/call.ts';
import { ORDER, TOTAL } from '#test/support/builders/payments/payments.ts';
import { paymentsApi } from '#test/support/builders/payments/payments-api.ts';
import { type Shop, shop } from '#test/support/builders/payments/shop.ts';

const asOperator = { as: operator, params: { orderId: ORDER } };

const authorised = async () => {
  const shopping = shop();
  await shopping.authorise();
  return { ...shopping, call: paymentsApi(shopping) };
};

const whats = ({ payment }: Pick<Shop, 'payment'>) => payment()?.history.map(({ what }) => what);

describe('operators and payments', () => {
  it('see the payment of an order with its history', async () => {
    const { call, payment } = await authorised();
    const { status, body } = await call(getPayment, asOperator);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: payment()?.id,
      orderId: ORDER,
      intentId: payment()?.intentId,
      amount: TOTAL,
      status: 'AUTHORISED',
      history: payment()?.history,
    });
  });

  it('learn that there is none', async () => {
    const { status, body } = await paymentsApi(shop())(getPayment, asOperator);
    expect(status).toBe(404);
    expect(body.type).toBe('urn:bazaar:problem:payment-not-found');
  });

  it('are admitted, and nobody else', async () => {
    const { call, money } = await authorised();
    const params = { orderId: ORDER };
    for (const route of [getPayment, capturePayment, refundPayment]) {
      expect((await call(route, { params })).status).toBe(401);
      expect((await call(route, { params, as: buyer })).status).toBe(403);
    }
    expect(money()).toEqual({ held: 1998, kept: 0 });
  });

  it('capture what is held, once, and give it back, once', async () => {
    const { call, money, payment } = await authorised();
    for (const _ of [1, 2]) expect((await call(capturePayment, asOperator)).body).toMatchObject({ status: 'CAPTURED' });
    expect(money()).toEqual({ held: 0, kept: 1998 });
    for (const _ of [1, 2]) expect((await call(refundPayment, asOperator)).body).toMatchObject({ status: 'REFUNDED' });
    expect(money()).toEqual({ held: 0, kept: 0 });
    expect(whats({ payment })).toEqual(['Requested', 'Authorised', 'Captured', 'Refunded']);
    expect(payment()?.history.at(-1)?.by).toBe(operator?.sub);
  });

  it('get the same answer to the same request, marked, whatever happened since', async () => {
    const { call, payment } = await authorised();
    const mine = { ...asOperator, headers: { 'idempotency-key': 'mine' } };
    const first = await call(capturePayment, mine);
    await call(refundPayment, asOperator);
    const again = await call(capturePayment, mine);
    expect(again).toMatchObject({ status: 200, body: first.body, headers: { 'idempotent-replayed': 'true' } });
    expect(payment()?.status).toBe('REFUNDED');
    const other = { ...mine, params: { orderId: `ord_${'z'.repeat(26)}` } };
    expect((await call(capturePayment, other)).status).toBe(422);
  });

  it('capture again what a lost answer left open', async () => {
    const { call, money, payment, lambda } = await authorised();
    lambda.befall('answer-lost', 'answer-lost');
    expect((await call(capturePayment, asOperator)).status).toBe(503);
    expect(payment()?.status).toBe('AUTHORISED');
    expect((await call(capturePayment, asOperator)).status).toBe(200);
    expect(money().kept).toBe(1998);
  });

  it('cannot refund what was not captured, nor capture what is not held', async () => {
    const { call, undo } = await authorised();
    const early = await call(refundPayment, asOperator);
    expect([early.status, early.body.type]).toEqual([409, 'urn:bazaar:problem:payment-not-captured']);
    await undo();
    const late = await call(capturePayment, asOperator);
    expect([late.status, late.body.type]).toEqual([409, 'urn:bazaar:problem:payment-not-authorised']);
  });

  it('are told when the provider refuses, which is kept once', async () => {
    const { call, ask, intent, payment } = await authorised();
    await ask({ operation: 'capture', intentId: intent()?.id, requestKey: 'elsewhere', amount: 1 });
    for (const _ of [1, 2]) {
      const { status, body } = await call(capturePayment, asOperator);
      expect([status, body.type]).toEqual([409, 'urn:bazaar:problem:provider-refused']);
    }
    expect(payment()?.status).toBe('AUTHORISED');
    expect(whats({ payment })).toEqual(['Requested', 'Authorised', 'CaptureFailed']);
  });

  it('keep a refused refund on the row', async () => {
    const { call, ask, intent, payment } = await authorised();
    await call(capturePayment, asOperator);
    await ask({ operation: 'refund', intentId: intent()?.id, requestKey: 'elsewhere', amount: 1 });
    for (const _ of [1, 2]) expect((await call(refundPayment, asOperator)).status).toBe(409);
    expect(whats({ payment })).toEqual(['Requested', 'Authorised', 'Captured', 'RefundFailed']);
    expect(payment()?.history.at(-1)?.reason).toBe('refund_exceeds_captured');
  });
});
