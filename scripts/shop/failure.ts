/** A problem document (RFC 9457), of the API or of our own making; `hint` says what to do about it. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status?: number;
  readonly detail?: string | undefined;
  readonly hint?: string;
  readonly [fact: string]: unknown;
};

/** Trying again may help: up to so many attempts in all, and not before so many milliseconds have passed. */
export type RetryHint = { readonly attempts: number; readonly afterMs?: number | undefined };

/** Why a command could not do what it was asked to; the only error that is shown to people without its stack. */
export class Failure extends Error {
  readonly problem: Problem;
  readonly retry: RetryHint | undefined;

  constructor(problem: Problem, retry?: RetryHint, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = 'Failure';
    this.problem = problem;
    this.retry = retry;
  }
}

export const usage = (detail: string): Failure =>
  new Failure({ type: 'usage', title: 'This is not how the command is used.', detail });

export const notRunning = (cause?: unknown): Failure =>
  new Failure({ type: 'not-running', title: 'not running: npm start' }, undefined, { cause });

/** `urn:bazaar:problem:price-changed` → `price-changed` */
export const slugOf = (error: unknown): string | undefined =>
  error instanceof Failure ? error.problem.type.split(':').at(-1) : undefined;

export const withHint = (error: unknown, hint: string): unknown =>
  error instanceof Failure ? new Failure({ ...error.problem, hint }, error.retry, { cause: error }) : error;
