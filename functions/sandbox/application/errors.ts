import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** Another request changed the intent between reading and writing it. */
export const LedgerConflict = defineError('LedgerConflict', 'busy', 'The intent is being changed.');

export const UnknownIntent = defineError('UnknownIntent', 'not-found', 'There is no such intent.');

/** A server error that a magic token asked for. */
export const SandboxFailure = defineError('SandboxFailure', 'unavailable', 'The provider failed.');
