import { join } from 'node:path';
import { build } from 'esbuild';
import { entryOf, handlers } from '#infra/bundle/handlers-plugin.ts';
import { ROOT } from '#scripts/local/paths.ts';

/**
 * The same entry as CDK's `NodejsFunction` bundles it when it is told nothing but to bring its own SDK: CommonJS for
 * Node, not minified, packages by their `main`.
 * @returns the file
 */
export const bundleUntuned = async (folder: string, context: string, fn: string): Promise<string> => {
  const outfile = join(folder, `${context}-${fn}.cjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entryOf(context, fn)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    logLevel: 'error',
    plugins: [handlers(`${ROOT}/`)],
  });
  return outfile;
};
