import { describe, expect, it } from '@jest/globals';
import type { Payment } from '#functions/payments/domain/payment.ts';
import { ORDER, TOTAL } from '#test/support/builders/payments/payments.ts';
import { PAYMENTS, shop } from '#test/support/builders/payments/shop.ts';

const whats = (payment: Payment | undefined) => payment?.history.map(({ what }) => what);

describe('authorising a payment', () => {
  it('holds the total and says so on the row', async () => {
    const { authorise, payment, money } = shop();
    await expect(authorise()).resolves.toEqual({});
    expect(payment()).toMatchObject({ orderId: ORDER, amount: TOTAL, status: 'AUTHORISED', version: 2 });
    expect(whats(payment())).toEqual(['Requested', 'Authorised']);
    expect(money()).toEqual({ held: 1998, kept: 0 });
  });

  it('takes two writes of one unit each, two calls of the provider and no write of the circuit breaker', async () => {
    const { authorise, writeUnits, dynamo, lambda } = shop();
    expect(await writeUnits(authorise)).toBe(2);
    expect(lambda.asked()).toEqual(['createIntent', 'confirm']);
    expect(dynamo.rows(PAYMENTS)).toHaveLength(1);
  });

  it('gives the same answer again without asking anyone', async () => {
    const { authorise, lambda, writeUnits, money } = shop();
    await authorise();
    lambda.asked();
    expect(await writeUnits(authorise)).toBe(0);
    expect(lambda.asked()).toEqual([]);
    expect(money().held).toBe(1998);
  });

  it.each([
    ['tok_decline', 'PaymentDeclined', 'card-declined'],
    ['tok_insufficient_funds', 'InsufficientFunds', 'insufficient-funds'],
  ])('with %s fails as %s, each time', async (token, name, reason) => {
    const { authorise, payment, money, lambda } = shop();
    await expect(authorise(token)).rejects.toMatchObject({ name });
    lambda.asked();
    await expect(authorise(token)).rejects.toMatchObject({ name });
    expect(lambda.asked()).toEqual([]);
    expect(payment()).toMatchObject({ status: 'DECLINED', reason, version: 2 });
    expect(money()).toEqual({ held: 0, kept: 0 });
  });

  it('fails on a payment method that the provider does not know, and holds nothing', async () => {
    const { authorise, payment, money } = shop();
    await expect(authorise('4111111111111111')).rejects.toMatchObject({ name: 'UnknownPaymentMethod' });
    expect(payment()?.status).toBe('PENDING');
    expect(money().held).toBe(0);
  });

  it('waits for a slow provider', async () => {
    const { authorise, payment } = shop();
    await authorise('tok_slow');
    expect(payment()?.status).toBe('AUTHORISED');
  });

  it('settles an order of nothing without the provider', async () => {
    const { authorise, undo, payment, lambda } = shop();
    const total = { amount: 0, currency: 'EUR' } as const;
    await authorise('tok_approve', { total });
    expect(payment()).toMatchObject({ status: 'AUTHORISED', intentId: `free_${ORDER}` });
    await undo({ total });
    expect(payment()?.status).toBe('VOIDED');
    await expect(authorise('tok_approve', { total })).rejects.toMatchObject({ name: 'OrderAlreadyDecided' });
    expect(lambda.asked()).toEqual([]);
  });

  it('refuses another amount for the same order', async () => {
    const { authorise, money } = shop();
    await authorise();
    const total = { amount: 1, currency: 'EUR' } as const;
    await expect(authorise('tok_approve', { total })).rejects.toMatchObject({ name: 'PaymentMismatch' });
    expect(money().held).toBe(1998);
  });
});

describe('authorising a payment when answers are lost', () => {
  it.each([
    ['tok_timeout', 'AUTHORISED', 1998],
    ['tok_decline_late', 'DECLINED', 0],
  ])('asks what became of %s', async (token, status, held) => {
    const { authorise, payment, money, lambda } = shop();
    await authorise(token).catch(() => undefined);
    expect(lambda.asked()).toEqual(['createIntent', 'confirm', 'find']);
    expect(payment()?.status).toBe(status);
    expect(money().held).toBe(held);
  });

  it('does not take a lost request for a decision', async () => {
    const { authorise, payment, lambda } = shop();
    lambda.befall('none', 'lost');
    await expect(authorise()).rejects.toMatchObject({ name: 'ProviderTimeout' });
    expect(payment()?.status).toBe('PENDING');
    await authorise();
    expect(payment()?.status).toBe('AUTHORISED');
  });

  it('repeats once what failed, without an effect or after it', async () => {
    for (const token of ['tok_error_once', 'tok_error_after']) {
      const { authorise, payment, lambda, money } = shop();
      await authorise(token);
      expect(lambda.asked()).toEqual(['createIntent', 'confirm', 'confirm']);
      expect(payment()?.status).toBe('AUTHORISED');
      expect(money().held).toBe(1998);
    }
  });

  it('gives up on a provider that keeps failing', async () => {
    const { authorise, payment, lambda, world } = shop();
    await expect(authorise('tok_error')).rejects.toMatchObject({ name: 'ProviderUnavailable' });
    expect(lambda.asked()).toEqual(['createIntent', 'confirm', 'confirm']);
    expect(payment()?.status).toBe('PENDING');
    expect(world.slept.every((milliseconds) => milliseconds < 100)).toBe(true);
  });

  it('repeats createIntent, which moves nothing', async () => {
    const { authorise, payment, lambda } = shop();
    lambda.befall('answer-lost');
    await authorise();
    expect(lambda.asked()).toEqual(['createIntent', 'createIntent', 'confirm']);
    expect(payment()?.status).toBe('AUTHORISED');
  });
});
