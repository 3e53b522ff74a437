import { resync } from '#scripts/operations/resync.ts';
import type { Step } from './step.ts';

const WAIT_MILLISECONDS = 5_000;

/** Publishes what a stop kept from being published: the emulator loses the records that a stream had not yet delivered. */
export const resyncStep: Step = {
  title: 'resync',
  run: async ({ restored, stage, region, emulator }) => {
    if (!restored) return 'nothing was stopped';
    const where = { endpoint: emulator.endpoint, region, stage };
    const { expected, published } = await resync({ ...where, log: () => undefined, waitMs: WAIT_MILLISECONDS });
    const again = Object.values(published).reduce((sum, count) => sum + count, 0);
    return `${again} of ${expected} events published again`;
  },
};
