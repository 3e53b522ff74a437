import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** A row changed between being read and being written, as often as we were willing to try. */
export const ConcurrentChange = defineError('ConcurrentChange', 'busy', 'Too many changes at once; try again.');
