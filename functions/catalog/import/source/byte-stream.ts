import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Encoding } from '#functions/catalog/import/read/decode.ts';

/** A file's bytes, unpacked and in UTF-8 if they were UTF-16, at the pace of whoever reads them. */
export type ByteStream = {
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes of the file itself that were read so far. */
  readonly position: () => number;
  /** Why there are no further bytes though there should be. */
  readonly cut: () => string | undefined;
};

const CHUNK_BYTES = 256 * 1024;

const isDamaged = (error: unknown): error is NodeJS.ErrnoException =>
  /^Z_/.test(String((error as NodeJS.ErrnoException).code));

async function* counted(file: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of file) {
    count(chunk.length);
    yield chunk;
  }
}

/** What was unpacked before the damage is good. */
async function* unpacked(bytes: AsyncIterable<Buffer>, onCut: (why: string) => void): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    if (!isDamaged(error)) throw error;
    onCut(
      error.code === 'Z_BUF_ERROR' ? 'the packed file ends in the middle' : 'the packed file is damaged from here on',
    );
  }
}

async function* toUtf8(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** @param file as it lies, from its beginning @param format as the head of the file tells it */
export const byteStream = (file: AsyncIterable<Buffer>, format: { gzip: boolean; encoding: Encoding }): ByteStream => {
  let position = 0;
  let cut: string | undefined;
  const raw = counted(file, (bytes) => {
    position += bytes;
  });
  const plain = format.gzip
    ? unpacked(raw, (why) => {
        cut = why;
      })
    : raw;
  const chunks = format.encoding.startsWith('utf-16') ? toUtf8(plain, format.encoding) : plain;
  return { chunks, position: () => position, cut: () => cut };
};
