import { describe, expect, it } from '@jest/globals';
import { PATIENCE, patiently, within, worstCaseMs } from '#functions/payments/adapters/patience.ts';
import { ProviderTimeout, ProviderUnavailable } from '#functions/payments/domain/errors.ts';
import { TASK_LIMIT_MS } from '#functions/payments/handlers/tasks.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const sum = (...operations: readonly (keyof typeof PATIENCE)[]): number =>
  operations.reduce((total, operation) => total + worstCaseMs(PATIENCE[operation]), 0);

const LAMBDA_AND_MACHINE_MS = 10_000;

describe('the patience with the provider', () => {
  it('sums up to less than a task may take, with a second left for the table', () => {
    expect(sum('createIntent', 'confirm', 'find')).toBe(7_800);
    expect(sum('createIntent', 'cancel', 'refund')).toBe(7_500);
    for (const spent of [7_800, 7_500]) expect(spent).toBeLessThanOrEqual(TASK_LIMIT_MS - 1_000);
    expect(TASK_LIMIT_MS).toBeLessThan(LAMBDA_AND_MACHINE_MS);
  });

  it('is longer than the slow token takes', () => {
    expect(PATIENCE.confirm.timeoutMs).toBeGreaterThan(1_500);
  });
});

const failing = (...errors: readonly Error[]) => {
  const left = [...errors];
  const calls: number[] = [];
  return {
    calls,
    call: async () => {
      calls.push(calls.length);
      const error = left.shift();
      if (error !== undefined) throw error;
      return 'answer';
    },
  };
};

const unavailable = new ProviderUnavailable('down');
const late = new ProviderTimeout('late');

describe('calling patiently', () => {
  it('tries again after a wait of less than 100 ms', async () => {
    const world = fakeWorld();
    const { call, calls } = failing(unavailable);
    await expect(patiently(world)(PATIENCE.confirm, call)).resolves.toBe('answer');
    expect(calls).toHaveLength(2);
    expect(world.slept).toHaveLength(1);
    expect(world.slept[0]).toBeLessThan(100);
  });

  it('gives up with the last error', async () => {
    const { call, calls } = failing(unavailable, unavailable, unavailable);
    await expect(patiently(fakeWorld())(PATIENCE.cancel, call)).rejects.toBe(unavailable);
    expect(calls).toHaveLength(PATIENCE.cancel.attempts);
  });

  it('repeats a timeout where repeating moves nothing, and only there', async () => {
    const cancel = failing(late);
    await expect(patiently(fakeWorld())(PATIENCE.cancel, cancel.call)).resolves.toBe('answer');
    const confirm = failing(late);
    await expect(patiently(fakeWorld())(PATIENCE.confirm, confirm.call)).rejects.toBe(late);
  });

  it('does not repeat a refusal', async () => {
    const refused = new Error('refused');
    const { call, calls } = failing(refused);
    await expect(patiently(fakeWorld())(PATIENCE.cancel, call)).rejects.toBe(refused);
    expect(calls).toHaveLength(1);
  });
});

describe('a limit of time', () => {
  it('ends the waiting and tells the call to stop', async () => {
    const signals: AbortSignal[] = [];
    const never = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<never>(() => {});
    };
    await expect(within(10, never)).rejects.toMatchObject({ name: 'ProviderTimeout' });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('hands over what the work answers or throws', async () => {
    await expect(within(1_000, async () => 'answer')).resolves.toBe('answer');
    await expect(within(1_000, () => Promise.reject(late))).rejects.toBe(late);
  });
});
