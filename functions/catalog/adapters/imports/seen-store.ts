import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { seenKey } from '#functions/catalog/adapters/imports/keys.ts';
import type { OpenSeen } from '#functions/catalog/application/import-ports.ts';
import { openSeen } from '#functions/catalog/import/run/seen.ts';

type Place = {
  readonly objects: S3Client;
  readonly bucket: string;
  /** On the function's own disk. */
  readonly folder: string;
};

/** One file, which grows by some hundred bytes a product: it lies on the disk during a run, and in the bucket between two. */
export const seenOpener = ({ objects, bucket, folder }: Place): OpenSeen => {
  const fetchInto = async (file: string, Key: string): Promise<boolean> => {
    try {
      const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key }));
      await writeFile(file, (await Body?.transformToByteArray()) ?? new Uint8Array());
      return true;
    } catch (error) {
      if (error instanceof NoSuchKey) return false;
      throw error;
    }
  };

  return async (id, knownBefore) => {
    const own = await mkdtemp(join(folder, 'import-'));
    const file = join(own, 'seen.sqlite');
    const isKept = knownBefore > 0 && (await fetchInto(file, seenKey(id)));
    const seen = openSeen(file);
    return {
      seen,
      known: isKept ? knownBefore : 0,
      keep: async () => {
        seen.keep();
        await objects.send(new PutObjectCommand({ Bucket: bucket, Key: seenKey(id), Body: await readFile(file) }));
      },
      close: async () => {
        seen.close();
        await rm(own, { recursive: true, force: true });
      },
    };
  };
};
