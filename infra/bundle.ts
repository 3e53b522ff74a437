import { existsSync, globSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { packedFiles } from '#functions/docs/contract/packed-files.ts';
import { builtins } from '#infra/bundle/builtins-plugin.ts';
import { entryOf, handlers } from '#infra/bundle/handlers-plugin.ts';
import { leanSdk } from '#infra/bundle/lean-sdk-plugin.ts';
import { ownModules } from '#infra/bundle/own-modules-plugin.ts';
import { packPages } from '#infra/bundle/pack-files.ts';
import { type BundleSettings, functionKinds } from '#infra/settings-type.ts';

/** A function's bundle: `.build/<flavour>/<context>-<fn>/index.mjs`. */
export type Bundled = {
  readonly context: string;
  readonly fn: string;
  readonly path: string;
  readonly bytes: number;
};

type HandlerFile = Pick<Bundled, 'context' | 'fn'>;

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const HANDLER = /^functions\/([^/]+)\/handlers\/([^/]+)\.ts$/;

/** Every `functions/<context>/handlers/<kind>.ts` is a function; other files there help these. */
export const handlerFiles = (): HandlerFile[] =>
  globSync(`functions/*/handlers/{${functionKinds.join(',')}}.ts`, { cwd: ROOT })
    .sort()
    .map((file) => {
      const [, context = '', fn = ''] = HANDLER.exec(file.replaceAll('\\', '/')) ?? [];
      return { context, fn };
    });

/** Where bundles are kept, relative to the repository. */
const BUILD = '.build';

const flavourFolder = ({ flavour }: BundleSettings, build = BUILD): string => `${ROOT}${build}/${flavour}/`;

const folderName = ({ context, fn }: HandlerFile): string => `${context}-${fn}`;

/** @throws Error naming the handler file when there is no such bundle */
export const bundleFolder = (settings: BundleSettings, context: string, fn: string): string => {
  const folder = `${flavourFolder(settings)}${folderName({ context, fn })}`;
  if (!existsSync(folder))
    throw new Error(`functions/${context}/handlers/${fn}.ts is not there: a stack has a function without code.`);
  return folder;
};

/** For `build`, and for a watcher's `context`. No externals: an emulator has no SDK of its own. */
export const buildOptions = (settings: BundleSettings, files: readonly HandlerFile[], folder = BUILD) =>
  ({
    absWorkingDir: ROOT,
    entryPoints: files.map((file) => ({ in: entryOf(file.context, file.fn), out: `${folderName(file)}/index` })),
    outdir: flavourFolder(settings, folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Without it the SDK comes as CommonJS: 572 KB instead of 348, 69 ms to load instead of 41.
    mainFields: ['module', 'main'],
    sourcemap: settings.sourceMap,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [handlers(ROOT), ownModules(ROOT, { faults: settings.flavour === 'faults' }), builtins, leanSdk],
  }) satisfies BuildOptions;

const removeStale = (folder: string, files: readonly HandlerFile[]): void => {
  const current = new Set(files.map(folderName));
  const stale = existsSync(folder) ? readdirSync(folder).filter((name) => !current.has(name)) : [];
  for (const name of stale) rmSync(`${folder}${name}`, { recursive: true });
};

/** The function that brings files along beside its code. */
const PAGES = { context: 'docs', fn: 'api' } as const;

/** What lies beside a function's code, relative to the repository; nothing for most. */
export const packedBeside = ({ context, fn }: HandlerFile): readonly string[] =>
  context === PAGES.context && fn === PAGES.fn ? Object.values(packedFiles) : [];

/** Puts it there. */
export const packBeside = (settings: BundleSettings, folder = BUILD): void =>
  packPages(ROOT, `${flavourFolder(settings, folder)}${folderName(PAGES)}`);

/** All functions by one call of esbuild. The same sources give the same bytes. @param folder relative to the repository */
export const bundle = async (settings: BundleSettings, folder = BUILD): Promise<Bundled[]> => {
  const files = handlerFiles();
  removeStale(flavourFolder(settings, folder), files);
  const { metafile } = await build(buildOptions(settings, files, folder));
  packBeside(settings, folder);
  return files.map((file) => {
    const path = `${folder}/${settings.flavour}/${folderName(file)}/index.mjs`;
    return { ...file, path: `${ROOT}${path}`, bytes: metafile.outputs[path]?.bytes ?? 0 };
  });
};
