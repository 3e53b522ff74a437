import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** The errors that any route may answer. */
export const MalformedJson = defineError('MalformedJson', 'invalid', 'The body is not JSON.');
export const InvalidRequest = defineError('InvalidRequest', 'invalid', 'The request does not keep the contract.');
export const BodyTooLarge = defineError('BodyTooLarge', 'too-large', 'The body is too large.');
export const HeadersTooLarge = defineError('HeadersTooLarge', 'headers-too-large', 'The headers are too large.');
export const UnsupportedMediaType = defineError('UnsupportedMediaType', 'unsupported-media', 'The body must be JSON.');
export const IdempotencyKeyMissing = defineError(
  'IdempotencyKeyMissing',
  'invalid',
  'The header Idempotency-Key is missing.',
);
export const IdempotencyKeyReused = defineError(
  'IdempotencyKeyReused',
  'unprocessable',
  'This Idempotency-Key was used for another request.',
);
export const RequestInProgress = defineError(
  'RequestInProgress',
  'conflict',
  'The first request with this Idempotency-Key is still running.',
);
export const NotAllowed = defineError('NotAllowed', 'forbidden', 'This is for operators.');
export const NotAuthenticated = defineError('NotAuthenticated', 'unauthenticated', 'An access token is needed.');
export const RouteNotFound = defineError('RouteNotFound', 'not-found', 'There is nothing at this path.');
export const InvalidCursor = defineError('InvalidCursor', 'invalid', 'The cursor is not one of ours.');
export const GuestTokenMissing = defineError('GuestTokenMissing', 'unauthenticated', "A guest's token is needed.");
export const GuestTokenInvalid = defineError('GuestTokenInvalid', 'unauthenticated', 'This is no token of ours.');
export const GuestTokenExpired = defineError('GuestTokenExpired', 'unauthenticated', "The guest's time is over.");
/** Answered by the contexts that have heard of the claim. */
export const GuestTokenClaimed = defineError(
  'GuestTokenClaimed',
  'unauthenticated',
  'What this guest had belongs to an account now.',
);
export const PreconditionRequired = defineError(
  'PreconditionRequired',
  'precondition-required',
  'The header If-Match is missing.',
);
export const StaleVersion = defineError('StaleVersion', 'stale', 'It was changed meanwhile.');
export const TooManyRequests = defineError('TooManyRequests', 'too-many', 'Too many requests in too short a time.');
