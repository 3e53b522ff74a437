import { describe, expect, it } from '@jest/globals';
import { create } from '#functions/payments/handlers/tasks.ts';
import { trace } from '#test/support/builders/orders.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { fakeLambda } from '#test/support/system/fake-clients.ts';
import { environment, tableOf, tables } from '#test/support/system/tables.ts';

const order = { orderId: 'ord_00000000000000000000000001', total: { amount: 1998, currency: 'EUR' } } as const;

describe('a stage without a payment provider', () => {
  const world = fakeWorld({ environment: { ...environment, PAYMENT_PROVIDER: 'none' } });
  const dynamo = fakeDynamo({ tables, clock: world.now, marshallOptions: { removeUndefinedValues: true } });
  const provider = fakeLambda(() => Promise.reject(new Error('nobody is there to be asked')));
  const tasks = create(world, { dynamo: dynamo.client, provider });
  const run = (task: string, input: object) => tasks({ task, input, trace }, {} as never);

  it('lets nobody pay, and asks nobody', async () => {
    const paying = run('AuthorisePayment', { ...order, paymentMethod: 'tok_approve' });
    await expect(paying).rejects.toMatchObject({ name: 'UnknownPaymentMethod' });
  });

  it('comes to the end of every undo all the same, so that nothing stays held', async () => {
    await run('UndoPayment', order);
    expect(dynamo.rows(tableOf('payments'))).toMatchObject([{ orderId: order.orderId, status: 'VOIDED' }]);
  });
});
