import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');

type Folder = { readonly files: readonly string[]; readonly bytes: number };

const foldersOf = (tier: string): Folder[] => {
  const files = globSync(`test/${tier}/**/*.test.ts`, { cwd: ROOT }).sort();
  return Object.values(Object.groupBy(files, dirname)).map((all = []) => ({
    files: all,
    bytes: all.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0),
  }));
};

/** Whole folders, which load much the same, to so many shares of about the same size. */
const sharesOf = (folders: readonly Folder[], count: number): string[][] => {
  const shares = Array.from({ length: count }, () => ({ files: [] as string[], bytes: 0 }));
  for (const { files, bytes } of folders.toSorted((a, b) => b.bytes - a.bytes)) {
    const lightest = shares.reduce((least, share) => (share.bytes < least.bytes ? share : least));
    lightest.files.push(...files);
    lightest.bytes += bytes;
  }
  return shares.map(({ files }) => files);
};

const HOOK = /^(before|after)Each\(/m;

const load = async (file: string): Promise<void> => {
  const path = join(ROOT, file);
  if (HOOK.test(readFileSync(path, 'utf8'))) throw new Error(`${file} has a hook outside of every describe.`);
  await import(path);
};

/**
 * Runs a share of a tier's files as one: Jest loads itself, zod, the SDK and all of the system anew for each file. What a
 * file says outside of every `describe` it says to all of them.
 * @param url of a file `<tier>-<n>.test.ts`; there are as many shares as files of the tier beside it
 * @throws Error on a hook that would run for other files' tests
 */
export const runShare = async (url: string): Promise<void> => {
  const path = fileURLToPath(url);
  const [tier = '', share = ''] = basename(path, '.test.ts').split('-');
  const count = globSync(`${tier}-*.test.ts`, { cwd: dirname(path) }).length;
  for (const file of sharesOf(foldersOf(tier), count)[Number(share) - 1] ?? []) await load(file);
};
