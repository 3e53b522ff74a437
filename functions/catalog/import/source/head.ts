import { constants, gunzipSync } from 'node:zlib';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';

/** The beginning of a file, unpacked if it was packed. */
export type Head = {
  readonly bytes: Buffer;
  /** Whether there is no more than this. */
  readonly whole: boolean;
  readonly gzip: boolean;
};

/** As much of a file as is looked at to find out what it is. */
export const HEAD_BYTES = 256 * 1024;

/** Of a packed file, because it may become a thousand times as much. */
const PACKED_BYTES = 32 * 1024;

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** As far as the bytes go: more of the file may follow. */
const unpacked = (bytes: Buffer): Buffer => {
  try {
    return gunzipSync(bytes.subarray(0, PACKED_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    throw new ImportRefused('cannot-be-read', 'It is gzip, but damaged.', undefined, { cause });
  }
};

/** @param file its size in bytes, and the first of them @throws ImportRefused where it is damaged */
export const headOf = ({ size, head: bytes }: { readonly size: number; readonly head: Buffer }): Head => {
  const gzip = isGzip(bytes);
  const head = gzip ? unpacked(bytes) : bytes;
  const whole = size <= (gzip ? PACKED_BYTES : HEAD_BYTES) && head.length <= HEAD_BYTES;
  return { bytes: head.subarray(0, HEAD_BYTES), whole, gzip };
};
