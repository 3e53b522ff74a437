import { describe, expect, it } from '@jest/globals';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { code, type Row, readDoc, rowsOf, sectionOf } from '#test/contracts/docs/markdown.ts';
import { readDefinition } from '#test/support/system/machines.ts';

type Retry = {
  readonly MaxAttempts: number;
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
};

type Task = { readonly Type: string; readonly TimeoutSeconds: number; readonly Retry: readonly Retry[] };

const tasksOf = (name: string): [string, Task][] =>
  Object.entries(readDefinition(name).States as unknown as Record<string, Task>).filter(
    ([, { Type }]) => Type === 'Task',
  );

/** Seconds before each further attempt, when the jitter is at its most. */
const waits = ({ MaxAttempts, IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity }: Retry): number[] =>
  Array.from({ length: MaxAttempts }, (_, n) => Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds));

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

const rowOf = ([state, { TimeoutSeconds, Retry }]: [string, Task]): Row => {
  const all = waits(Retry.at(-1) ?? { MaxAttempts: 0 });
  const inAll = (all.length + 1) * TimeoutSeconds + sum(all);
  return [code(state), `${TimeoutSeconds} s`, String(all.length + 1), `${sum(all)} s`, `${inAll} s`];
};

describe.each([checkout, cancelOrder].map(({ name }) => [name]))('the README of %s', (name) => {
  const readme = readDoc(`statemachines/${name}/README.md`);

  it('has the numbers of the file, with their sums', () => {
    expect(rowsOf(sectionOf(readme, 'How long it may take'))).toEqual(tasksOf(name).map(rowOf));
  });

  it('says what each state does', () => {
    const told = rowsOf(sectionOf(readme, 'The states')).map(([state]) => state);
    expect(told).toEqual(Object.keys(readDefinition(name).States).map(code));
  });
});
