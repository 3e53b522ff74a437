import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { HEAD_BYTES } from '#functions/catalog/import/source/head.ts';
import { type Catalogue, catalogueOf, type SourceOptions } from '#functions/catalog/import/source/open-catalogue.ts';

/** A catalogue in a file on this machine. */
export type CatalogueFile = Catalogue & { readonly file: string; readonly modifiedAt: number };

const CHUNK_BYTES = 256 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead nowhere',
};

const cannotBeRead = (cause: unknown): ImportRefused => {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new ImportRefused('no-such-file', 'There is no such file.', undefined, { cause });
  return new ImportRefused('cannot-be-read', `It cannot be read: ${REASONS[code] ?? message}.`, undefined, { cause });
};

const statOf = async (file: string) => {
  try {
    return await stat(file);
  } catch (cause) {
    throw cannotBeRead(cause);
  }
};

const firstBytes = async (file: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { end: HEAD_BYTES - 1 })) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (cause) {
    throw cannotBeRead(cause);
  }
};

/**
 * Looks at a file's first bytes to find out what it is.
 * @throws ImportRefused where there is no file, or nothing that can be imported
 */
export const openFile = async (file: string, options: SourceOptions = {}): Promise<CatalogueFile> => {
  const stats = await statOf(file);
  if (!stats.isFile())
    throw new ImportRefused('not-a-file', `It is ${stats.isDirectory() ? 'a directory' : 'no regular file'}.`);
  const { size, mtimeMs } = stats;
  const head = await firstBytes(file);
  const read = (): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: CHUNK_BYTES });
  return { ...catalogueOf({ name: file, size, head, read }, options), file, modifiedAt: mtimeMs };
};
