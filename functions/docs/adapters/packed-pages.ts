import { readFile } from 'node:fs/promises';
import type { ReadPage } from '#functions/docs/application/answer-page.ts';
import { PACKED } from '#functions/docs/contract/packed-files.ts';

/** Reads what the bundler put beside the code. @param code the URL of the bundle */
export const packedPages =
  (code: string): ReadPage =>
  (name) =>
    readFile(new URL(`${PACKED}/${name}.gz`, code));
