import { describe, expect, it } from '@jest/globals';
import type { FaultSwitch } from '#functions/shared/runtime/faults/fault-switch.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { fakeWorld, ProcessCrashed } from '#test/support/fakes/world.ts';

const run = async (...switches: FaultSwitch[]) => {
  const world = fakeWorld();
  const effects: string[] = [];
  const { around } = faultsFor('payments-tasks', world, async () => switches);
  const outcome = await around('AuthorisePayment', async () => {
    effects.push('done');
    return 'answer';
  }).catch((error: Error) => error.name);
  return { outcome, effects: effects.length, slept: world.slept };
};

const always = (kind: FaultSwitch['kind'], target = '*'): FaultSwitch => ({ target, kind, rate: 1 });

describe('a fault switch', () => {
  it('loses the work before its effect', async () => {
    expect(await run(always('error-before'))).toMatchObject({ outcome: 'InjectedFault', effects: 0 });
  });

  it('loses the answer after the effect', async () => {
    expect(await run(always('error-after'))).toMatchObject({ outcome: 'InjectedFault', effects: 1 });
  });

  it('does the work twice', async () => {
    expect(await run(always('duplicate'))).toMatchObject({ outcome: 'answer', effects: 2 });
  });

  it('takes its time', async () => {
    expect(await run({ ...always('slow'), delayMs: 1_500 })).toMatchObject({ outcome: 'answer', slept: [1_500] });
  });

  it('ends the worker with the effect done', async () => {
    expect(await run(always('crash'))).toMatchObject({ outcome: new ProcessCrashed().name, effects: 1 });
  });

  it('strikes its function or its operation, and no other', async () => {
    expect((await run(always('error-before', 'payments-tasks'))).outcome).toBe('InjectedFault');
    expect((await run(always('error-before', 'AuthorisePayment'))).outcome).toBe('InjectedFault');
    expect((await run(always('error-before', 'orders-tasks'))).outcome).toBe('answer');
  });

  it('strikes at its rate', async () => {
    const world = fakeWorld();
    const { around } = faultsFor('any', world, async () => [{ target: '*', kind: 'error-before', rate: 0.1 }]);
    let struck = 0;
    for (let call = 0; call < 2_000; call++) await around('x', async () => undefined).catch(() => struck++);
    expect(struck / 2_000).toBeCloseTo(0.1, 1);
    expect(struck).toBeGreaterThan(0);
  });
});
