import { errorSlug } from '#functions/shared/kernel/domain-error.ts';
import { PROBLEM_PREFIX } from '#functions/shared/runtime/api/problem.ts';

export { declaredErrors } from '#scripts/contracts/declared-errors.ts';
export { routesByContext } from '#scripts/contracts/load-contracts.ts';

/** `OrderNotFound` → `order-not-found`, as the docs write a problem of ours. */
export const slugOf = (errorName: string): string => errorSlug(errorName);

export const typeOf = (slug: string): string => `${PROBLEM_PREFIX}${slug}`;

/** What any route may answer beside what its contract names; the last is no domain error, but what all others become. */
export const EVERY_ROUTE = [
  'MalformedJson',
  'InvalidRequest',
  'BodyTooLarge',
  'HeadersTooLarge',
  'UnsupportedMediaType',
  'PreconditionRequired',
  'GuestTokenMissing',
  'GuestTokenInvalid',
  'GuestTokenExpired',
  'GuestTokenClaimed',
  'IdempotencyKeyMissing',
  'NotAuthenticated',
  'NotAllowed',
  'RouteNotFound',
  'ConcurrentChange',
  'InternalError',
] as const;
