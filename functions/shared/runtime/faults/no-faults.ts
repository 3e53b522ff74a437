import type { Faults } from '#functions/shared/runtime/faults/faults.ts';

/** Takes the place of `faults.ts` in the bundles of production: nothing of the fault machinery is deployed there. */
export const faultsFor = (): Faults => ({ around: (_operation, work) => work() });
