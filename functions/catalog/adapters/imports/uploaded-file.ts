import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { uploadKey } from '#functions/catalog/adapters/imports/keys.ts';
import type { OpenUpload } from '#functions/catalog/application/import-ports.ts';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { HEAD_BYTES } from '#functions/catalog/import/source/head.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

/** Fetched whole before the next: no connection waits for the catalogue, and no more than this is held. */
const RANGE_BYTES = 4 * 1024 * 1024;

/** Handed on in pieces, so that progress is told by the piece. */
const CHUNK_BYTES = 256 * 1024;

const CHANGED = 'The file was replaced while it was read.';

const whyNot = (error: unknown): unknown => {
  if (error instanceof NoSuchKey) return new ImportRefused('no-such-file', 'The file is not there any more.');
  return isErrorNamed(error, 'PreconditionFailed') ? new ImportRefused('cannot-be-read', CHANGED) : error;
};

type Part = { readonly bytes: Buffer; readonly size: number; readonly tag: string };

/** S3 has no range of an empty object. */
const EMPTY: Part = { bytes: Buffer.alloc(0), size: 0, tag: '' };

const sizeIn = (range: string | undefined, length: number): number =>
  Number(/\/(\d+)$/.exec(range ?? '')?.[1] ?? length);

export const uploadOpener = (objects: S3Client, bucket: string): OpenUpload => {
  const fetchPart = async (id: string, from: number, length: number, tag: string | undefined): Promise<Part> => {
    const condition = tag === undefined ? {} : { IfMatch: tag };
    const Range = `bytes=${from}-${from + length - 1}`;
    try {
      const {
        Body,
        ContentRange,
        ETag = '',
      } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: uploadKey(id), Range, ...condition }));
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
      return { bytes, size: sizeIn(ContentRange, bytes.length), tag: ETag };
    } catch (error) {
      if (isErrorNamed(error, 'InvalidRange')) return EMPTY;
      throw whyNot(error);
    }
  };

  async function* read(id: string, size: number, tag: string): AsyncGenerator<Buffer> {
    for (let from = 0; from < size; from += RANGE_BYTES) {
      const { bytes } = await fetchPart(id, from, Math.min(RANGE_BYTES, size - from), tag);
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    }
  }

  return async (id, before) => {
    const { bytes: head, size, tag } = await fetchPart(id, 0, HEAD_BYTES, before);
    return { bytes: size, tag, head, read: () => read(id, size, tag) };
  };
};
