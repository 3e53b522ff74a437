import { InvokeCommand } from '@aws-sdk/client-lambda';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import type { BusEvent } from '#test/support/system/fake-clients.ts';
import { allFine, type Fates } from '#test/support/system/faults-plan.ts';
import type { Functions } from '#test/support/system/functions.ts';
import { functionOf } from '#test/support/system/handlers.ts';
import { type Execution, type InvokeTask, machineRunner } from '#test/support/system/machines.ts';
import { STAGE } from '#test/support/system/tables.ts';
import type { Note } from '#test/support/system/watched.ts';

const context = {} as never;
const MACHINES = [checkout, cancelOrder] as const;

/** What a task was told and what it said: as the history of its execution would show it. */
type Step = {
  readonly machine: string;
  readonly task: string;
  readonly input: unknown;
  readonly output: unknown;
};

/** The machines over the functions of tasks, and what became of each execution. */
export const runMachines = ({ tasks }: Functions, note?: Note) => {
  const state = { fates: allFine, calls: new Map<string, number>() };
  const executions: Execution[] = [];
  const steps: Step[] = [];

  const invoke = (placeholder: string, payload: unknown) =>
    tasks[placeholder as keyof typeof tasks](payload as never, context);

  /** What a machine invokes is put down to `<machine>-machine`. */
  const invokedBy =
    (machine: string): InvokeTask =>
    async (task, input) => {
      note?.(`${machine}-machine`, new InvokeCommand({ FunctionName: `bazaar-${STAGE}-${functionOf('tasks', task)}` }));
      const output: unknown = await invoke(task, input);
      steps.push({ machine, task, input, output });
      return output;
    };
  const runners = new Map(MACHINES.map(({ name }) => [name as string, machineRunner(name, invokedBy(name))]));

  const start = async (name: string, message: BusEvent): Promise<Execution | undefined> => {
    const execution = await runners.get(name)?.(message, state.fates, state.calls);
    if (execution) executions.push(execution);
    return execution;
  };

  return {
    executions,
    steps,
    invoke,
    start,
    /** Starts whatever the rules of the bus start for a message. */
    startFor: async (message: BusEvent): Promise<void> => {
      for (const { name, startedBy } of MACHINES)
        if (startedBy.some(({ detailType }) => detailType === message['detail-type'])) await start(name, message);
    },
    suffer: (fates: Fates): void => {
      state.fates = fates;
      state.calls.clear();
    },
  };
};
