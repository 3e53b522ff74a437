import { DomainError, type ErrorKind, errorSlug } from '#functions/shared/kernel/domain-error.ts';

/** RFC 9457. `type` is stable: clients may switch on it. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly [fact: string]: unknown;
};

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  'unsupported-media': 415,
  unprocessable: 422,
  'precondition-required': 428,
  'too-many': 429,
  'headers-too-large': 431,
  busy: 503,
  unavailable: 503,
};

export const PROBLEM_PREFIX = 'urn:bazaar:problem:';

export const problemType = (errorName: string): string => `${PROBLEM_PREFIX}${errorSlug(errorName)}`;

type Titled = { readonly title?: string };

const titleOf = (error: DomainError): string => (error.constructor as Titled).title ?? error.name;

/** Anything but a domain error is ours to explain in the log, not to the caller. */
export const toProblem = (error: unknown, instance: string): Problem =>
  error instanceof DomainError
    ? {
        ...error.facts,
        type: problemType(error.name),
        title: titleOf(error),
        status: STATUS[error.kind],
        detail: error.message,
        instance,
      }
    : {
        type: problemType('InternalError'),
        title: 'Something went wrong on our side.',
        status: 500,
        detail: 'The request failed. Trying again with the same idempotency key is safe.',
        instance,
      };
