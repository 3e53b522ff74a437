import type { Plugin } from 'esbuild';

/** Puts `no-faults.ts` in the place of the fault machinery, so that neither it nor the SSM client is in the bundle. */
export const noFaults = (root: string): Plugin => ({
  name: 'no-faults',
  setup: (build) =>
    build.onResolve({ filter: /\/faults\/faults\.ts$/ }, () => ({
      path: `${root}functions/shared/runtime/faults/no-faults.ts`,
    })),
});
