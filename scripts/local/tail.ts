import { existsSync, readFileSync } from 'node:fs';

/** @returns the last lines that say something, oldest first; empty where there is no file */
export const tailOf = (file: string, lines = 12): string => {
  if (!existsSync(file)) return '';
  const text = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return text.slice(-lines).join('\n');
};
