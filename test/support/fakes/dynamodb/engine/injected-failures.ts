import type { Operation } from '../types.ts';

export type When = 'before' | 'after';

/** Failures that wait for the next call of an operation; each is used once, in the order of their planting. */
export type InjectedFailures = {
  readonly plant: (operation: Operation, error: Error, when: When) => void;
  /** @throws the error that waits for this moment of the operation, if one does */
  readonly throwNext: (operation: Operation, when: When) => void;
};

export const injectedFailures = (): InjectedFailures => {
  const waiting: { readonly operation: Operation; readonly error: Error; readonly when: When }[] = [];
  return {
    plant: (operation, error, when) => {
      waiting.push({ operation, error, when });
    },
    throwNext: (operation, when) => {
      const index = waiting.findIndex((failure) => failure.operation === operation);
      if (index < 0 || waiting[index]?.when !== when) return;
      const [failure] = waiting.splice(index, 1);
      throw failure?.error;
    },
  };
};
