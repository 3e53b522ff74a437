import type { Scheduler } from 'fast-check';
import * as fc from 'fast-check';
import { apiDependencies } from '#functions/payments/dependencies.ts';
import type { ProviderStatus } from '#functions/payments/domain/provider-intent.ts';
import { create as createTasks } from '#functions/payments/handlers/tasks.ts';
import { create as createProvider } from '#functions/sandbox/handlers/provider.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { intent, ORDER, statuses, TOTAL, trace } from '#test/support/builders/payments/payments.ts';
import { SECRET, type Shop, secretsOf } from '#test/support/builders/payments/shop.ts';
import { crashAt, type Mishap, providerBehind, tableBehind } from '#test/support/builders/payments/worker.ts';

/** One of those who work on the same order at the same time, and what befalls it. */
export type Actor = {
  readonly does: 'authorise' | 'undo' | 'capture' | 'webhook';
  readonly token: string;
  /** What a webhook claims; it may be late, twice, or not true at all. */
  readonly claim: ProviderStatus;
  readonly mishaps: readonly Mishap[];
  readonly crashAt: number | undefined;
};

const MISHAPS: readonly Mishap[] = ['none', 'lost', 'answer-lost', 'error-before', 'error-after', 'late', 'last'];

export const anyActor = (...does: readonly Actor['does'][]): fc.Arbitrary<Actor> =>
  fc.record({
    does: fc.constantFrom(...does),
    token: fc.constantFrom('tok_approve', 'tok_approve', 'tok_decline', 'tok_error_once', 'tok_error_after'),
    claim: fc.constantFrom(...statuses),
    mishaps: fc.array(fc.constantFrom(...MISHAPS), { maxLength: 4 }),
    crashAt: fc.option(fc.nat(12), { nil: undefined, freq: 3 }),
  });

/** As the machine has it: one more attempt after a failure. */
const ATTEMPTS = 2;

const job = (
  { does, token, claim }: Actor,
  world: Shop['world'],
  clients: Parameters<typeof createTasks>[1] & object,
) => {
  const api = () => apiDependencies(world, { ...clients, secrets: secretsOf(SECRET) });
  const tasks = createTasks(world, clients);
  const perform = (task: string, input: object) =>
    tasks({ task, input: { orderId: ORDER, total: TOTAL, ...input }, trace }, lambdaContext);
  switch (does) {
    case 'authorise':
      return () => perform('AuthorisePayment', { paymentMethod: token });
    case 'undo':
      return () => perform('UndoPayment', {});
    case 'capture': {
      const { capturePayment } = api();
      return () => capturePayment(ORDER, 'operator-1', trace);
    }
    case 'webhook': {
      const { loadPayment, recordWebhook } = api();
      return async () => {
        const { intentId } = await loadPayment(ORDER);
        await recordWebhook({ orderId: ORDER, intent: { ...intent(claim), intentId } }, trace);
      };
    }
  }
};

/**
 * Runs all actors at once in an order that fast-check chooses step by step: every call to a table, payments' own or the
 * provider's, and every call to the provider is a step. Effects that come last are left to the caller.
 */
export const interleave = async ({ world, dynamo, queue }: Shop, actors: readonly Actor[], steps: Scheduler) => {
  const step = () => steps.schedule(Promise.resolve());
  const table = tableBehind(dynamo.client, step);
  const provider = createProvider(world, { dynamo: table, queues: queue.client });
  const late: Promise<unknown>[] = [];
  const last: (() => Promise<unknown>)[] = [];
  const ignore = () => undefined;

  const act = async (actor: Actor): Promise<void> => {
    const gate = crashAt(actor.crashAt, step);
    const postpone = (kind: 'late' | 'last', effect: () => Promise<unknown>) =>
      kind === 'last' ? last.push(effect) : late.push(step().then(effect).catch(ignore));
    const lambda = providerBehind({ provider, gate, mishaps: actor.mishaps, postpone });
    const attempt = job(actor, world, { dynamo: tableBehind(dynamo.client, gate), provider: lambda });
    for (let left = ATTEMPTS; left > 0; left -= 1) {
      const done = await attempt().then(
        () => true,
        () => false,
      );
      if (done) return;
    }
  };

  await steps.waitFor(Promise.all(actors.map(act)));
  await steps.waitFor(Promise.all(late));
  return {
    /** What was under way all along and nobody waits for. */
    comeLast: () => steps.waitFor(Promise.all(last.map((effect) => effect().catch(ignore)))),
  };
};
