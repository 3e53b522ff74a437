import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** The errors that any route may answer. */
export const MalformedJson = defineError('MalformedJson', 'invalid', 'The body is not JSON.');
export const InvalidRequest = defineError('InvalidRequest', 'invalid', 'The request does not keep the contract.');
export const BodyTooLarge = defineError('BodyTooLarge', 'too-large', 'The body is too large.');
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
export const NotAllowed = defineError('NotAllowed', 'forbidden', 'This is for operators.');
export const NotAuthenticated = defineError('NotAuthenticated', 'unauthenticated', 'An access token is needed.');
export const RouteNotFound = defineError('RouteNotFound', 'not-found', 'There is nothing at this path.');
export const InvalidCursor = defineError('InvalidCursor', 'invalid', 'The cursor is not one of ours.');
