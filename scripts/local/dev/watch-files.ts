import { watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps, and a checkout many files: what comes within this time is one change. */
const TOGETHER_MS = 60;

/**
 * Tells of changed files, in groups, one group at a time: while one is worked on, the next is gathered.
 * @param folders relative to root @param work gets paths relative to root, with slashes
 */
export const watchFiles = (
  root: string,
  folders: readonly string[],
  signal: AbortSignal,
  work: (files: readonly string[]) => Promise<void>,
): void => {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  const flush = async (): Promise<void> => {
    timer = undefined;
    if (working || gathered.size === 0) return;
    working = true;
    const files = [...gathered];
    gathered.clear();
    await work(files).finally(() => {
      working = false;
    });
    await flush();
  };
  const changed = (folder: string) => (_: string, name: string | Buffer | null) => {
    if (name === null) return;
    gathered.add(`${folder}/${String(name).replaceAll('\\', '/')}`);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), TOGETHER_MS);
  };
  for (const folder of folders) watch(join(root, folder), { recursive: true, signal }, changed(folder));
};
