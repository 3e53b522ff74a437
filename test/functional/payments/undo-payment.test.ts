import { describe, expect, it } from '@jest/globals';
import { create as createTasks } from '#functions/payments/handlers/tasks.ts';
import { create as createProvider } from '#functions/sandbox/handlers/provider.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { ORDER, TOTAL, trace } from '#test/support/builders/payments/payments.ts';
import { type Shop, shop } from '#test/support/builders/payments/shop.ts';
import { crashAt, providerBehind, tableBehind } from '#test/support/builders/payments/worker.ts';

const NOTHING = { held: 0, kept: 0 };

const capture = async ({ ask, intent }: Shop) =>
  ask({ operation: 'capture', intentId: intent()?.id, requestKey: `${ORDER}/capture`, amount: TOTAL.amount });

const whats = ({ payment }: Shop) => payment()?.history.map(({ what }) => what);

describe('undoing a payment', () => {
  it('releases what is held', async () => {
    const shopping = shop();
    await shopping.authorise();
    await shopping.undo();
    expect(shopping.money()).toEqual(NOTHING);
    expect(shopping.payment()?.status).toBe('VOIDED');
    expect(shopping.intent()?.status).toBe('cancelled');
  });

  it('is done once, however often it is asked for', async () => {
    const { authorise, undo, lambda, writeUnits } = shop();
    await authorise();
    await undo();
    lambda.asked();
    expect(await writeUnits(undo)).toBe(0);
    expect(lambda.asked()).toEqual([]);
  });

  it('leaves a tombstone where nothing was, so that a late authorisation fails', async () => {
    const { authorise, undo, payment, money } = shop();
    await undo();
    expect(payment()).toMatchObject({ status: 'VOIDED', version: 2 });
    await expect(authorise()).rejects.toMatchObject({ name: 'OrderAlreadyDecided' });
    expect(money()).toEqual(NOTHING);
  });

  it('has nothing to do for a declined payment', async () => {
    const { authorise, undo, payment, lambda } = shop();
    await authorise('tok_decline').catch(() => undefined);
    lambda.asked();
    await undo();
    expect(lambda.asked()).toEqual([]);
    expect(payment()?.status).toBe('DECLINED');
  });

  it('refunds what was taken, and tells of the capture that it had not seen', async () => {
    const shopping = shop();
    await shopping.authorise();
    await capture(shopping);
    expect(shopping.money().kept).toBe(1998);
    await shopping.undo();
    expect(shopping.money()).toEqual(NOTHING);
    expect(whats(shopping)).toEqual(['Requested', 'Authorised', 'Captured', 'Refunded']);
  });

  it('works while the provider fails every other time', async () => {
    const { authorise, undo, lambda, money, payment } = shop();
    await authorise();
    lambda.befall('error-before');
    await undo();
    expect(money()).toEqual(NOTHING);
    expect(payment()?.status).toBe('VOIDED');
  });

  it('fails with a name to retry by when there is no answer, and heals', async () => {
    const { authorise, undo, lambda, money, payment } = shop();
    await authorise();
    lambda.befall('answer-lost', 'answer-lost');
    await expect(undo()).rejects.toMatchObject({ name: 'ProviderTimeout' });
    expect(payment()?.status).toBe('AUTHORISED');
    await undo();
    expect(money()).toEqual(NOTHING);
    expect(payment()?.status).toBe('VOIDED');
  });
});

/** A worker of its own over the shop's tables that ends at a gate; tells whether it came that far. */
const doomed = async ({ world, dynamo, queue }: Shop, gate: number, task: string): Promise<boolean> => {
  const provider = createProvider(world, { dynamo: dynamo.client, queues: queue.client });
  const pass = crashAt(gate);
  const lambda = providerBehind({ provider, gate: pass, mishaps: [], postpone: () => {} });
  const tasks = createTasks(world, { dynamo: tableBehind(dynamo.client, pass), provider: lambda });
  const input = { orderId: ORDER, total: TOTAL, paymentMethod: 'tok_approve' };
  try {
    await tasks({ task, input, trace }, lambdaContext);
    return false;
  } catch {
    return true;
  }
};

/** Runs a case with a crash at every gate in turn, until no gate is left. */
const atEveryGate = async (
  task: string,
  prepare: (shopping: Shop) => Promise<unknown>,
  check: (shopping: Shop) => Promise<void>,
) => {
  for (let gate = 0; ; gate += 1) {
    const shopping = shop();
    await prepare(shopping);
    const crashed = await doomed(shopping, gate, task);
    await check(shopping);
    if (!crashed) return gate;
  }
};

describe('a worker that ends between any two steps', () => {
  const undone = async (shopping: Shop) => {
    await shopping.undo();
    expect(shopping.money()).toEqual(NOTHING);
    expect(['VOIDED', 'REFUNDED']).toContain(shopping.payment()?.status);
    await expect(shopping.authorise()).rejects.toMatchObject({ name: 'OrderAlreadyDecided' });
    expect(shopping.money()).toEqual(NOTHING);
  };

  it('leaves an authorisation that the next run finishes, once', async () => {
    const gates = await atEveryGate(
      'AuthorisePayment',
      async () => {},
      async ({ authorise, money, payment }) => {
        await authorise();
        expect(money()).toEqual({ held: 1998, kept: 0 });
        expect(payment()?.status).toBe('AUTHORISED');
      },
    );
    expect(gates).toBeGreaterThanOrEqual(12);
  });

  it('leaves an authorisation that an undo takes back', async () => {
    await atEveryGate('AuthorisePayment', async () => {}, undone);
  });

  it.each([
    ['nothing', async () => {}],
    ['an authorisation', ({ authorise }: Shop) => authorise()],
    ['an unanswered confirm', ({ authorise }: Shop) => authorise('tok_error').catch(() => {})],
    [
      'a capture',
      async (shopping: Shop) => {
        await shopping.authorise();
        await capture(shopping);
      },
    ],
  ])('leaves an undo of %s that the next run finishes', async (_, prepare) => {
    const gates = await atEveryGate('UndoPayment', prepare, undone);
    expect(gates).toBeGreaterThanOrEqual(6);
  });
});
