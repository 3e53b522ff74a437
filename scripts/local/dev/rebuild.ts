import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { buildOptions, bundleFolder, handlerFiles, packBeside, packedBeside } from '#infra/bundle.ts';
import type { BundleSettings } from '#infra/settings-type.ts';

export type Bundle = { readonly context: string; readonly fn: string; readonly folder: string };

type HandlerFile = Omit<Bundle, 'folder'>;

const nameOf = ({ context, fn }: HandlerFile): string => `${context}-${fn}`;

/** Of all that goes to the emulator. */
const digestOf = (folder: string): string => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
};

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
    if (wanted.length === 0) return;
    remember((await build(buildOptions(settings, wanted))).metafile);
    if (wanted.some((file) => packedBeside(file).length > 0)) packBeside(settings);
  };

  const differs = ({ folder }: Bundle): boolean => {
    const digest = digestOf(folder);
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
      const isIn = (file: HandlerFile, one: string): boolean =>
        inputs.get(nameOf(file))?.has(one) === true || packedBeside(file).includes(one);
      const wanted = files.filter((file) => changed.some((one) => isIn(file, one)));
      await make(wanted);
      return changedOf(wanted);
    },
  };
};
