import * as z from 'zod';

/** A step that a state machine may ask of a context. Its errors' names are what the ASL may catch. */
export type TaskDefinition<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly name: Name;
  readonly input: Input;
  readonly output: Output;
  /** Errors that repeating does not cure. */
  readonly errors: readonly string[];
};

export const defineTask = <const Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  task: TaskDefinition<Name, Input, Output>,
): TaskDefinition<Name, Input, Output> => task;

/** What a machine hands to a context's task function. */
export const taskRequestSchema = z.object({
  task: z.string(),
  input: z.unknown(),
  trace: z.object({ correlationId: z.string(), causationId: z.string(), traceparent: z.string() }),
});

export type TaskRequest = z.infer<typeof taskRequestSchema>;
