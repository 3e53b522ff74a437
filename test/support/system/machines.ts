import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';
import type { BusEvent } from '#test/support/system/fake-clients.ts';
import { type Fates, suffer } from '#test/support/system/faults-plan.ts';

type Task = { readonly Type: string; readonly Resource: string; readonly Parameters?: { readonly task: string } };
type Definition = { readonly States: Readonly<Record<string, Task>> };

/** What a task function is handed, by the placeholder in the file that names it. */
export type InvokeTask = (placeholder: string, payload: unknown) => Promise<unknown>;

export type Execution = { readonly machine: string; readonly status: 'SUCCEEDED' | 'FAILED'; readonly error?: string };

export const readDefinition = (name: string): Definition =>
  JSON.parse(readFileSync(`statemachines/${name}/${name}.asl.json`, 'utf8')) as Definition;

const tasksOf = ({ States }: Definition): [string, Task][] =>
  Object.entries(States).filter(([, { Type }]) => Type === 'Task');

const placeholderOf = ({ Resource }: Task): string => Resource.replace(/^\$\{|\}$/g, '');

/** With the placeholders as ARNs that the runner takes. */
const bound = (definition: Definition): Definition =>
  JSON.parse(
    JSON.stringify(definition).replace(/\$\{(\w+)\}/g, 'arn:aws:lambda:us-east-1:000000000000:function:$1'),
  ) as Definition;

const prepare = (name: string) => {
  const definition = readDefinition(name);
  const machine = new StateMachine(bound(definition) as never, { validationOptions: { noValidate: true } });
  const tasks = tasksOf(definition);
  const retryIntervalOverrides = Object.fromEntries(tasks.map(([state]) => [state, 0]));
  return { machine, tasks, retryIntervalOverrides };
};

/** A machine keeps nothing between two runs: every system of a file of tests takes the same. */
const prepared = new Map<string, ReturnType<typeof prepare>>();

const machineOf = (name: string): ReturnType<typeof prepare> => {
  const known = prepared.get(name) ?? prepare(name);
  prepared.set(name, known);
  return known;
};

/**
 * Runs the real file of a machine with its real retries and catchers, without waiting between them. Whether the file is
 * valid is asked once, by structure.test.ts: it takes half a second.
 */
export const machineRunner = (name: string, invoke: InvokeTask) => {
  const { machine, tasks, retryIntervalOverrides } = machineOf(name);

  return async (event: BusEvent, fates: Fates, calls: Map<string, number>): Promise<Execution> => {
    const handlers = tasks.map(([state, task]) => {
      const handle = async (payload: { task: string }): Promise<unknown> => {
        const call = calls.get(payload.task) ?? 0;
        calls.set(payload.task, call + 1);
        return suffer(fates(payload.task, call), payload.task, () => invoke(placeholderOf(task), payload));
      };
      return [state, handle] as const;
    });
    const overrides = { taskResourceLocalHandlers: Object.fromEntries(handlers), retryIntervalOverrides };
    try {
      await machine.run(JSON.parse(JSON.stringify(event)) as never, { overrides: overrides as never }).result;
      return { machine: name, status: 'SUCCEEDED' };
    } catch (error) {
      return { machine: name, status: 'FAILED', error: error instanceof Error ? error.name : String(error) };
    }
  };
};
