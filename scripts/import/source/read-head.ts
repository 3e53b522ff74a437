import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { ImportRefused } from '#scripts/import/import-refused.ts';

/** The beginning of a file, unpacked if it was packed. */
export type Head = {
  readonly bytes: Buffer;
  /** Whether there is no more than this. */
  readonly whole: boolean;
  readonly gzip: boolean;
  /** Bytes of the file as it lies on the disk. */
  readonly size: number;
  readonly modifiedAt: number;
};

const HEAD_BYTES = 256 * 1024;

/** Of a packed file, because it may become a thousand times as much. */
const PACKED_BYTES = 32 * 1024;

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

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** As far as the bytes go: more of the file may follow. */
const unpacked = (bytes: Buffer): Buffer => {
  try {
    return gunzipSync(bytes.subarray(0, PACKED_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    throw new ImportRefused('cannot-be-read', 'It is gzip, but damaged.', undefined, { cause });
  }
};

/** @throws ImportRefused where there is no file, or none that can be read */
export const readHead = async (file: string): Promise<Head> => {
  const stats = await statOf(file);
  if (!stats.isFile())
    throw new ImportRefused('not-a-file', `It is ${stats.isDirectory() ? 'a directory' : 'no regular file'}.`);
  const { size, mtimeMs } = stats;
  const bytes = await firstBytes(file);
  const gzip = isGzip(bytes);
  const head = gzip ? unpacked(bytes) : bytes;
  const whole = size <= (gzip ? PACKED_BYTES : HEAD_BYTES) && head.length <= HEAD_BYTES;
  return { bytes: head.subarray(0, HEAD_BYTES), whole, gzip, size, modifiedAt: mtimeMs };
};
