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

/** No text has this byte in UTF-8: the row that it stands in is found to be none, and the others are read. */
const NO_TEXT = Buffer.of(0xff);

const LONE_SURROGATE = /\p{Surrogate}/u;

/** As UTF-8, with bytes that are no text where halves of characters stood alone. */
const fromUtf16 = (text: string): Buffer => {
  if (text.isWellFormed()) return Buffer.from(text);
  const [first = '', ...rest] = text.split(LONE_SURROGATE);
  return Buffer.concat([Buffer.from(first), ...rest.flatMap((part) => [NO_TEXT, Buffer.from(part)])]);
};

const isHigh = (text: string): boolean => /[\ud800-\udbff]$/.test(text);

const MARK = /^\ufeff/;

/** Units of two bytes; what a chunk ends in the middle of comes with the next one. */
async function* toUtf8(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const toUnits = (whole: Buffer): string =>
    (encoding === 'utf-16be' ? Buffer.from(whole).swap16() : whole).toString('utf16le');
  let odd: Buffer = Buffer.alloc(0);
  let half = '';
  let begun = false;
  for await (const chunk of bytes) {
    const all = Buffer.concat([odd, chunk]);
    const length = all.length - (all.length % 2);
    const text = half + toUnits(all.subarray(0, length));
    half = isHigh(text) ? text.slice(-1) : '';
    odd = all.subarray(length);
    yield fromUtf16((half === '' ? text : text.slice(0, -1)).replace(begun ? /$^/ : MARK, ''));
    begun ||= text !== '';
  }
  if (half !== '' || odd.length > 0) yield NO_TEXT;
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
