import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What tests read. */
const PARTS = [
  'functions',
  'statemachines',
  'infra',
  'scripts',
  'test',
  'docs',
  'bench',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'cdk.json',
];

const isWanted = (path: string): boolean => !/\/node_modules(\/|$)/.test(path);

/**
 * A copy of the tree in which code may be spoilt; packages are those of the tree itself. Dispose of it in the end.
 * @param root the repository
 */
export const copyOf = (root: string): { readonly directory: string; readonly remove: () => void } => {
  const directory = join(root, '.local', 'prove', String(process.pid));
  mkdirSync(directory, { recursive: true });
  for (const part of PARTS)
    cpSync(join(root, part), join(directory, part), {
      recursive: true,
      filter: (path) => isWanted(path.slice(root.length)),
    });
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
};
