import type { Action } from '#functions/operations/domain/action.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

/** The operator, the moment and a new id for what is done. */
export type WhoAndWhen = Pick<Action, 'id' | 'by'> & { readonly at: Instant };

export const record = (act: WhoAndWhen, done: Pick<Action, 'what' | 'target' | 'details'>): Action => ({
  ...act,
  ...done,
});
