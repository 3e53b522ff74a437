import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { PACKED, packedFiles } from '#functions/docs/contract/packed-files.ts';

/** Puts the files of the pages beside the code that serves them, gzipped once for all. @param folder of the bundle */
export const packPages = (root: string, folder: string): void => {
  mkdirSync(`${folder}/${PACKED}`, { recursive: true });
  for (const [name, source] of Object.entries(packedFiles))
    writeFileSync(`${folder}/${PACKED}/${name}.gz`, gzipSync(readFileSync(`${root}${source}`), { level: 9 }));
};
