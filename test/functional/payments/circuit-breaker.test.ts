import { describe, expect, it } from '@jest/globals';
import { MAX_FAILURES, OPEN_MS, WINDOW_MS } from '#functions/payments/domain/breaker.ts';
import { create as createTasks } from '#functions/payments/handlers/tasks.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { TOTAL, trace } from '#test/support/builders/payments/payments.ts';
import { PAYMENTS, type Shop, shop } from '#test/support/builders/payments/shop.ts';

/** Longer than a function remembers the breaker's state. */
const CACHE_MS = 2_000;

const orderNo = (number: number): string => `ord_${String(number).padStart(26, '0')}`;

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => error.name,
  );

const breakerItem = ({ dynamo }: Shop) => dynamo.rows(PAYMENTS).find(({ sk }) => sk === 'breaker');

const fail = async ({ authorise }: Shop, times: number, from = 1) => {
  for (let number = from; number < from + times; number += 1)
    expect(await outcome(authorise('tok_error', { orderId: orderNo(number) }))).toBe('ProviderUnavailable');
};

/** A shop whose provider failed often enough, as its functions come to know. */
const open = async (): Promise<Shop> => {
  const shopping = shop();
  await fail(shopping, MAX_FAILURES);
  shopping.world.pass(CACHE_MS);
  shopping.lambda.asked();
  return shopping;
};

/** Another function in an environment of its own, which remembers nothing. */
const anotherFunction = ({ world, dynamo, lambda }: Shop) => {
  const tasks = createTasks(world, { dynamo: dynamo.client, provider: lambda.client });
  return (orderId: string) =>
    outcome(
      tasks(
        { task: 'AuthorisePayment', input: { orderId, total: TOTAL, paymentMethod: 'tok_approve' }, trace },
        lambdaContext,
      ),
    );
};

describe('the circuit breaker of the provider', () => {
  it('has no item while all goes well, and none for declined cards', async () => {
    const shopping = shop();
    for (let number = 1; number <= MAX_FAILURES + 1; number += 1)
      await outcome(shopping.authorise('tok_decline', { orderId: orderNo(number) }));
    expect(breakerItem(shopping)).toBeUndefined();
  });

  it('opens after ten failures within ten seconds, for every function', async () => {
    const shopping = await open();
    expect(await outcome(shopping.authorise())).toBe('ProviderUnavailable');
    expect(await anotherFunction(shopping)(orderNo(99))).toBe('ProviderUnavailable');
    expect(shopping.lambda.asked()).toEqual([]);
  });

  it('stays closed when failures are far apart', async () => {
    const shopping = shop();
    await fail(shopping, MAX_FAILURES - 1);
    shopping.world.pass(WINDOW_MS);
    await fail(shopping, MAX_FAILURES - 1, MAX_FAILURES);
    shopping.world.pass(CACHE_MS);
    expect(await outcome(shopping.authorise())).toBe('done');
  });

  it('still answers what is decided already', async () => {
    const shopping = shop();
    await shopping.authorise('tok_approve', { orderId: orderNo(99) });
    await fail(shopping, MAX_FAILURES);
    shopping.world.pass(CACHE_MS);
    expect(await outcome(shopping.authorise('tok_approve', { orderId: orderNo(99) }))).toBe('done');
  });

  it('never keeps an undo waiting', async () => {
    const shopping = await open();
    await shopping.undo({ orderId: orderNo(1) });
    expect(shopping.payment(orderNo(1))?.status).toBe('VOIDED');
  });

  it('lets one caller try after five seconds, and closes when that goes well', async () => {
    const shopping = await open();
    shopping.world.pass(OPEN_MS);
    expect(await outcome(shopping.authorise())).toBe('done');
    expect(breakerItem(shopping)).not.toHaveProperty('openUntil');
    expect(await anotherFunction(shopping)(orderNo(99))).toBe('done');
  });

  it('stays open for five more seconds when that fails', async () => {
    const shopping = await open();
    shopping.world.pass(OPEN_MS);
    expect(await outcome(shopping.authorise('tok_error'))).toBe('ProviderUnavailable');
    expect(shopping.lambda.asked()).not.toEqual([]);
    expect(await anotherFunction(shopping)(orderNo(99))).toBe('ProviderUnavailable');
    expect(shopping.lambda.asked()).toEqual([]);
    shopping.world.pass(OPEN_MS);
    expect(await anotherFunction(shopping)(orderNo(99))).toBe('done');
  });

  it('lets only one of several try at the same time', async () => {
    const shopping = await open();
    shopping.world.pass(OPEN_MS);
    const callers = [1, 2, 3, 4].map((number) => anotherFunction(shopping)(orderNo(100 + number)));
    const outcomes = await Promise.all(callers);
    expect(outcomes.toSorted()).toEqual(['ProviderUnavailable', 'ProviderUnavailable', 'ProviderUnavailable', 'done']);
  });

  it('closes after a declined card too: the provider answered', async () => {
    const shopping = await open();
    shopping.world.pass(OPEN_MS);
    expect(await outcome(shopping.authorise('tok_decline'))).toBe('PaymentDeclined');
    expect(breakerItem(shopping)).not.toHaveProperty('openUntil');
  });
});
