import { randomUUID } from 'node:crypto';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type * as z from 'zod';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import type { TaskDefinition, TaskRequest } from '#functions/shared/runtime/define-task.ts';
import type { Bench } from '#scripts/operations/mend/rows.ts';

const traceOfAMend = (): TaskRequest['trace'] => {
  const id = randomUUID();
  const hex = id.replaceAll('-', '');
  return { correlationId: id, causationId: `mend-${id}`, traceparent: `00-${hex}-${hex.slice(0, 16)}-01` };
};

/**
 * Lets a context do one of its own tasks, as a machine would: each may run any number of times.
 * @throws Error with what the task says
 */
export const performTask = async <Input extends z.ZodType>(
  { clients, where }: Bench,
  context: string,
  { name, input: schema }: TaskDefinition<string, Input>,
  input: z.infer<Input>,
): Promise<void> => {
  const request: TaskRequest = { task: name, input: schema.parse(input), trace: traceOfAMend() };
  const { FunctionError, Payload } = await clients.functions.send(
    new InvokeCommand({ FunctionName: resourceName(where.stage, context, 'tasks'), Payload: JSON.stringify(request) }),
  );
  if (FunctionError !== undefined) throw new Error(`${name} failed: ${Payload?.transformToString()}`);
};
