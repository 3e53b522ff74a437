import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { buildOptions, bundleFolder, handlerFiles } from '#infra/bundle.ts';
import type { BundleSettings } from '#infra/settings-type.ts';

export type Bundle = { readonly context: string; readonly fn: string; readonly folder: string };

type HandlerFile = Omit<Bundle, 'folder'>;

const nameOf = ({ context, fn }: HandlerFile): string => `${context}-${fn}`;

const digestOf = (file: string): string =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';

/** `.build/faults/orders-api/index.mjs` → orders-api */
const bundleName = (output: string): string => output.split('/').at(-2) ?? '';

/** The bundles of all functions, built again and again: only those that a changed file is in. */
export const openRebuilder = async (settings: BundleSettings) => {
  const files = handlerFiles();
  const inputs = new Map<string, ReadonlySet<string>>();
  const digests = new Map<string, string>();

  const remember = ({ outputs }: Metafile): void => {
    for (const [output, { inputs: from }] of Object.entries(outputs))
      if (output.endsWith('.mjs')) inputs.set(bundleName(output), new Set(Object.keys(from)));
  };

  const make = async (wanted: readonly HandlerFile[]): Promise<void> => {
    if (wanted.length > 0) remember((await build(buildOptions(settings, wanted))).metafile);
  };

  const differs = ({ folder }: Bundle): boolean => {
    const digest = digestOf(join(folder, 'index.mjs'));
    if (digests.get(folder) === digest) return false;
    digests.set(folder, digest);
    return true;
  };

  const changedOf = (wanted: readonly HandlerFile[]): Bundle[] =>
    wanted.map((file) => ({ ...file, folder: bundleFolder(settings, file.context, file.fn) })).filter(differs);

  await make(files);
  changedOf(files);
  return {
    /**
     * Those whose bytes are others than before. @param changed relative to the repository
     * @throws esbuild's BuildFailure, which says where
     */
    changed: async (changed: readonly string[]): Promise<Bundle[]> => {
      const wanted = files.filter((file) => changed.some((one) => inputs.get(nameOf(file))?.has(one)));
      await make(wanted);
      return changedOf(wanted);
    },
  };
};
