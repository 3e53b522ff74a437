import type { Plugin } from 'esbuild';

const NAMESPACE = 'handler';

/** The entry point of `functions/<context>/handlers/<fn>.ts` for the plugin below. */
export const entryOf = (context: string, fn: string): string => `${NAMESPACE}:${context}/${fn}`;

const sourceOf = (path: string): string => `
import { create } from '#functions/${path.replace('/', '/handlers/')}.ts';
import { production } from '#functions/shared/runtime/world.ts';
export const handler = create(production());
`;

/** A handler file knows how to make a handler from a world; the bundle makes one from the real world. */
export const handlers = (root: string): Plugin => ({
  name: 'handlers',
  setup: (build) => {
    build.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({
      path: path.slice(NAMESPACE.length + 1),
      namespace: NAMESPACE,
    }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: sourceOf(path),
      loader: 'ts',
      resolveDir: root,
    }));
  },
});
