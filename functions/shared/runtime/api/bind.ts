import type * as z from 'zod';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import type { Principal } from '#functions/shared/runtime/api/principal.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;

type PrincipalOf<R extends RouteDefinition> = R['access'] extends 'public' ? Principal | undefined : Principal;

/** A request past the door, typed by its route. */
export type RequestOf<R extends RouteDefinition> = {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  readonly principal: PrincipalOf<R>;
  /** What came along as a guest's capability, not yet looked at, on whatever route: a customer may have been a guest. */
  readonly guestToken: string | undefined;
  readonly idempotencyKey: string;
  /** The version in If-Match; 0 on routes that do not ask for it. */
  readonly version: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: string;
  readonly trace: Trace;
};

/** One of the statuses that the route declares, with the body that it declares for it. */
export type ResponseOf<R extends RouteDefinition> = {
  [Status in keyof R['responses'] & number]: {
    readonly status: Status;
    readonly body: R['responses'][Status] extends z.ZodType ? z.input<R['responses'][Status]> : never;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof R['responses'] & number];

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Binding = {
  readonly route: RouteDefinition;
  readonly answer: (request: RequestOf<RouteDefinition>) => Promise<Answer>;
};

/** Ties a route to the use case that answers it. */
export const bind = <R extends RouteDefinition>(
  route: R,
  answer: (request: RequestOf<R>) => Promise<ResponseOf<R>>,
): Binding => ({ route, answer: answer as unknown as Binding['answer'] });
