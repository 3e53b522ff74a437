import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type Rule = { readonly when: (route: RouteDefinition) => boolean; readonly errors: readonly string[] };

const always = (): boolean => true;
const isFor =
  (...access: readonly RouteDefinition['access'][]) =>
  (route: RouteDefinition): boolean =>
    access.includes(route.access);

/** What a route may answer beside the errors that it names, as follows from what it asks for. */
const RULES: readonly Rule[] = [
  { when: always, errors: ['InvalidRequest', 'BodyTooLarge', 'HeadersTooLarge', 'InternalError'] },
  { when: ({ method }) => method !== 'GET', errors: ['ConcurrentChange'] },
  { when: ({ body }) => body !== undefined, errors: ['MalformedJson', 'UnsupportedMediaType'] },
  { when: isFor('buyer', 'admin'), errors: ['NotAuthenticated'] },
  { when: isFor('admin'), errors: ['NotAllowed'] },
  {
    when: isFor('guest'),
    errors: ['GuestTokenMissing', 'GuestTokenInvalid', 'GuestTokenExpired', 'GuestTokenClaimed'],
  },
  { when: ({ idempotent }) => idempotent !== undefined, errors: ['IdempotencyKeyMissing', 'IdempotencyKeyReused'] },
  { when: ({ idempotent }) => idempotent === 'stored', errors: ['RequestInProgress'] },
  { when: ({ ifMatch }) => ifMatch === true, errors: ['PreconditionRequired', 'StaleVersion'] },
];

/** The names of all errors that a route may answer. */
export const errorsOf = (route: RouteDefinition): string[] => [
  ...new Set([...route.errors, ...RULES.flatMap(({ when, errors }) => (when(route) ? errors : []))]),
];
