import type { Plugin } from 'esbuild';

const FAULTS = '#functions/shared/runtime/faults/faults.ts';
const NO_FAULTS = '#functions/shared/runtime/faults/no-faults.ts';

/**
 * Our own modules do nothing when they are loaded, so what nobody asks for stays out, with all that it asks for. Without
 * faults their machinery is replaced, and the SSM client goes with it.
 */
export const ownModules = (root: string, { faults }: { readonly faults: boolean }): Plugin => ({
  name: 'own-modules',
  setup: (build) =>
    build.onResolve({ filter: /^#(functions|statemachines)\// }, ({ path }) => ({
      path: `${root}${(path === FAULTS && !faults ? NO_FAULTS : path).slice(1)}`,
      sideEffects: false,
    })),
});
