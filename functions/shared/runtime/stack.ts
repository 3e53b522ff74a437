import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type Observability, observed } from '#functions/shared/runtime/observability.ts';

export type LambdaHandler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

/** What the three stacks share: middy with the observing middlewares around a plain function of the event. */
export const stack = <Event, Result>(
  seen: Observability,
  handle: (event: Event, context: Context) => Promise<Result>,
): LambdaHandler<Event, Result> => {
  const stacked: unknown = middy()
    .use(observed(seen))
    .handler((event: unknown, context: Context) => handle(event as Event, context));
  return stacked as LambdaHandler<Event, Result>;
};
