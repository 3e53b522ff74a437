/** What went wrong, in terms that the domain knows; mapped to an HTTP status once, in the runtime. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'too-large'
  | 'unsupported-media'
  | 'unprocessable'
  | 'precondition-required'
  | 'too-many'
  | 'headers-too-large'
  | 'busy'
  | 'unavailable';

/** Facts that help the caller (never personal data or secrets): they go into the problem document as they are. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * The closed set of our errors. `name` is stable: it is the `ErrorEquals` of state machines, and in kebab case the
 * `type` of problem documents.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly facts: ErrorFacts;

  constructor(name: string, kind: ErrorKind, message: string, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
    this.kind = kind;
    this.facts = facts;
  }
}

type DomainErrorClass = {
  new (message: string, facts?: ErrorFacts, options?: ErrorOptions): DomainError;
  readonly errorName: string;
  readonly kind: ErrorKind;
  readonly title: string;
};

/**
 * Declares one member of the set.
 * @example export const OutOfStock = defineError('OutOfStock', 'conflict', 'Not enough pieces are in stock.');
 */
export const defineError = (errorName: string, kind: ErrorKind, title: string): DomainErrorClass =>
  class extends DomainError {
    static readonly errorName = errorName;
    static readonly kind = kind;
    static readonly title = title;

    constructor(message: string, facts?: ErrorFacts, options?: ErrorOptions) {
      super(errorName, kind, message, facts, options);
    }
  };

/** `OutOfStock` → `out-of-stock`: the last part of a problem's type, and the reason on a rejected order. */
export const errorSlug = (errorName: string): string => errorName.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

export const isErrorNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
