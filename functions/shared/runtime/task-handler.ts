import type * as z from 'zod';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { type TaskDefinition, type TaskRequest, taskRequestSchema } from '#functions/shared/runtime/define-task.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { continueTrace } from '#functions/shared/runtime/trace-context.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Perform = (input: never, trace: Trace) => Promise<unknown>;

export type TaskBinding = { readonly definition: TaskDefinition; readonly perform: Perform };

/** Ties a task of the contract to the use case that performs it. */
export const perform = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: TaskDefinition<string, Input, Output>,
  work: (input: z.infer<Input>, trace: Trace) => Promise<z.input<Output>> | Promise<void>,
): TaskBinding => ({ definition, perform: work as Perform });

const orderOf = (input: unknown): string | undefined => (input as { orderId?: string }).orderId;

/** Some emulators report a thrown error's message but not its name, so the message begins with it. */
const named = (error: unknown): unknown =>
  error instanceof DomainError
    ? Object.assign(new Error(`${error.name}: ${error.message}`, { cause: error }), { name: error.name })
    : error;

/**
 * The stack of every task function: one function per context performs all of its tasks. An error leaves with its own
 * `name`, which is what the machine retries or catches.
 */
export const taskHandler = (
  service: string,
  bindings: readonly TaskBinding[],
  world: World,
): LambdaHandler<TaskRequest, unknown> => {
  const seen = observe(service);
  const faults = faultsFor(`${service}-tasks`, world);
  const byName = new Map(bindings.map((binding) => [binding.definition.name, binding]));

  const run = async (request: TaskRequest): Promise<unknown> => {
    const { task, input, trace } = taskRequestSchema.parse(request);
    const binding = byName.get(task);
    if (binding === undefined) throw new Error(`${service} has no task ${task}.`);
    const parsed = binding.definition.input.parse(input);
    const work = { operation: task, correlationId: trace.correlationId, about: orderOf(parsed) };
    try {
      const result = await measured(seen, work, world.now, () =>
        faults.around(task, () => binding.perform(parsed as never, continueTrace(world, trace))),
      );
      return binding.definition.output.parse(result ?? {});
    } catch (error) {
      throw named(error);
    }
  };
  return stack(seen, run);
};
