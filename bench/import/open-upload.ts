import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { uploadOpener } from '#functions/catalog/adapters/imports/uploaded-file.ts';
import { type Catalogue, catalogueOf } from '#functions/catalog/import/source/open-catalogue.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

const TAG = '"1"';

/** A bucket whose one object is a file of this machine. */
const bucketOf = async (file: string): Promise<S3Client> => {
  const { size } = await stat(file);
  const handle = await open(file);
  const part = async (range = ''): Promise<Buffer> => {
    const [from = 0, to = 0] = range.replace('bytes=', '').split('-').map(Number);
    const bytes = Buffer.alloc(Math.min(to + 1, size) - from);
    await handle.read(bytes, 0, bytes.length, from);
    return bytes;
  };
  return fakeClient(
    S3Client,
    on(GetObjectCommand, ({ Range }) => ({
      Body: { transformToByteArray: () => part(Range) },
      ETag: TAG,
      ContentRange: `bytes 0-0/${size}`,
    })),
  );
};

/** A catalogue as the function reads it that imports what was uploaded: in ranges of an object. */
export const openUpload = async (file: string): Promise<Catalogue> => {
  const upload = await uploadOpener(await bucketOf(file), 'imports')('imp_bench', undefined);
  return catalogueOf({ name: basename(file), size: upload.bytes, ...upload }, {});
};
