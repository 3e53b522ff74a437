import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
// @ts-expect-error the package has no types of its own
import validate from 'asl-validator';
import { inventoryTasks } from '#functions/inventory/contract/tasks.ts';
import { ordersTasks } from '#functions/orders/contract/tasks.ts';
import { paymentsTasks } from '#functions/payments/contract/tasks.ts';
import { settingsOf } from '#infra/settings.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { readDefinition } from '#test/support/system/machines.ts';

type Retry = {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
};

type State = {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: { readonly task: string; readonly input: object };
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly Retry[];
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly ResultPath: string;
    readonly Next: string;
  }[];
  readonly ResultPath?: string | null;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
};

const MACHINES = [checkout, cancelOrder] as const;
const TASKS = { OrdersTasks: ordersTasks, InventoryTasks: inventoryTasks, PaymentsTasks: paymentsTasks } as const;

const definitionOf = (name: string) =>
  readDefinition(name) as unknown as { StartAt: string; TimeoutSeconds?: number; States: Record<string, State> };

const tasks = MACHINES.flatMap(({ name }) =>
  Object.entries(definitionOf(name).States).flatMap(([state, it]) =>
    it.Type === 'Task' ? [[name, state, it] as const] : [],
  ),
);

/** Seconds that a retrier waits in all, at most. */
const waitOf = ({ MaxAttempts, IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity }: Retry): number =>
  Array.from({ length: MaxAttempts }, (_, n) => Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds)).reduce(
    (sum, wait) => sum + wait,
    0,
  );

/** Seconds that a task takes at most, with every attempt and every wait. */
const worstOf = ({ TimeoutSeconds = Infinity, Retry = [] }: State): number =>
  Math.max(...Retry.map((retry) => (retry.MaxAttempts + 1) * TimeoutSeconds + waitOf(retry)));

const nextOf = ({ Next, Default, Choices = [], Catch = [] }: State): string[] =>
  [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((catcher) => catcher.Next)].flatMap(
    (name) => name ?? [],
  );

const longestFrom = (states: Record<string, State>, name: string): number => {
  const state = states[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  const rest = nextOf(state).map((next) => longestFrom(states, next));
  return (state.Type === 'Task' ? worstOf(state) : 0) + Math.max(0, ...rest);
};

describe.each(MACHINES.map(({ name }) => [name]))('the file of %s', (name) => {
  it('is valid ASL', () => {
    expect(validate(definitionOf(name) as never).errorsText()).toBe('');
  });

  it('has a README beside it', () => {
    expect(readdirSync(`statemachines/${name}`)).toContain('README.md');
  });

  it('takes up identity and trace first', () => {
    const { StartAt, States } = definitionOf(name);
    expect(States[StartAt]).toMatchObject({ Type: 'Pass', Parameters: { 'orderId.$': '$.detail.data.orderId' } });
  });
});

describe('every task', () => {
  it.each(tasks)(
    'of %s, %s: has a timeout, a retry with jitter and a cap, and a catcher for everything',
    (_, __, state) => {
      expect(state.TimeoutSeconds).toBeGreaterThan(0);
      const everything = state.Retry?.at(-1);
      expect(everything).toMatchObject({ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' });
      expect(everything?.MaxAttempts).toBeGreaterThan(0);
      expect(everything?.MaxDelaySeconds).toBeGreaterThan(0);
      expect(state.Catch?.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    },
  );

  it.each(tasks)('of %s, %s: overwrites identity neither with its result nor with an error', (_, __, state) => {
    const written = [state.ResultPath, ...(state.Catch ?? []).map(({ ResultPath }) => ResultPath)];
    for (const path of written)
      expect([null, '$.order', '$.failure', '$.giveUpFailure', '$.parkFailure']).toContain(path);
  });

  it.each(tasks)(
    'of %s, %s: is in the contract of the context that it asks, which gets all that it needs',
    (_, __, state) => {
      const placeholder = state.Resource?.replace(/[${}]/g, '') as keyof typeof TASKS;
      const contract = TASKS[placeholder].find((task) => task.name === state.Parameters?.task);
      const given = Object.keys(state.Parameters?.input ?? {}).map((key) => key.replace('.$', ''));
      expect(Object.keys(contract?.input.shape ?? {}).sort()).toEqual(given.sort());
    },
  );

  it.each(tasks)('of %s, %s: is not repeated for an error that repeating does not cure', (_, __, state) => {
    const placeholder = state.Resource?.replace(/[${}]/g, '') as keyof typeof TASKS;
    const final = TASKS[placeholder].find((task) => task.name === state.Parameters?.task)?.errors ?? [];
    const never = state.Retry?.filter(({ MaxAttempts }) => MaxAttempts === 0).flatMap(({ ErrorEquals }) => ErrorEquals);
    expect([...(never ?? [])].sort()).toEqual([...final].sort());
  });
});

describe('checkout in all', () => {
  const { StartAt, States, TimeoutSeconds } = definitionOf('checkout');

  it('takes less than its own timeout, with every retry on the longest way', () => {
    expect(longestFrom(States, StartAt)).toBeLessThan(TimeoutSeconds ?? 0);
  });

  it.each(['dev', 'prod', 'local'])(
    'has a timeout under the deadline of %s, after which it may be begun again',
    (stage) => {
      expect(TimeoutSeconds).toBeLessThan(settingsOf(stage).checkout.deadline.toSeconds());
    },
  );
});
