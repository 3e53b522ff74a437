import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that a deployment is made from. */
export const DEPLOYED_FROM = [
  'functions',
  'infra',
  'statemachines',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const filesUnder = (root: string, path: string): string[] => {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, join(path, name)));
};

/**
 * Changes when a file's name or content does.
 * @param settings what else the result depends on
 */
export const fingerprint = (root: string, paths: readonly string[], settings: unknown): string => {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const path of paths.flatMap((it) => filesUnder(root, it))) {
    const content = readFileSync(join(root, path));
    hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};
