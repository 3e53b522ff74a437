import { readFile, writeFile } from 'node:fs/promises';
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { FORMAT } from '#functions/catalog/adapters/search-index/schema.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';

const PREFIX = `search/v${FORMAT}/`;

/** Names the index that holds now. It is the only object that is ever written over. */
const POINTER = `${PREFIX}current.json`;

const pointerSchema = z.object({ key: z.string(), before: z.array(z.string()) });

/** Where the index is, which files came before it, and by what the pointer is told from a newer one. */
export type Pointer = z.infer<typeof pointerSchema> & { readonly tag: string };

/** Readers may still be fetching the ones before; all older are deleted. */
const KEPT = 2;

const REFUSALS: readonly unknown[] = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'];

const isRefusal = (error: unknown): boolean => error instanceof Error && REFUSALS.includes(error.name);

/** Files of the index under keys that say when they were made, and one pointer, which is swapped only as it was read. */
export const indexStore = (objects: S3Client, bucket: string) => {
  const put = (Key: string, Body: Uint8Array | string, condition = {}) =>
    objects.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...condition }));

  const remove = (Key: string) => objects.send(new DeleteObjectCommand({ Bucket: bucket, Key }));

  const swap = async (pointer: z.infer<typeof pointerSchema>, last: Pointer | undefined): Promise<void> => {
    try {
      await put(POINTER, JSON.stringify(pointer), last ? { IfMatch: last.tag } : { IfNoneMatch: '*' });
    } catch (error) {
      await remove(pointer.key);
      if (!isRefusal(error)) throw error;
      throw new ConcurrentChange('Another index was published meanwhile.', {}, { cause: error });
    }
  };

  return {
    current: async (): Promise<Pointer | undefined> => {
      try {
        const { Body, ETag = '' } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: POINTER }));
        return { ...pointerSchema.parse(JSON.parse((await Body?.transformToString()) ?? '')), tag: ETag };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    /** @throws NoSuchKey when two newer ones have been published since the pointer was read */
    fetch: async ({ key }: Pick<Pointer, 'key'>, file: string): Promise<void> => {
      const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      await writeFile(file, (await Body?.transformToByteArray()) ?? new Uint8Array());
    },

    /**
     * The file first, then the pointer, then the old ones away.
     * @param name of the new file; no other has it
     * @throws ConcurrentChange when the pointer is no longer `last`
     */
    publish: async (file: string, name: string, last: Pointer | undefined): Promise<void> => {
      const key = `${PREFIX}${name}`;
      const all = last ? [last.key, ...last.before] : [];
      await put(key, await readFile(file));
      await swap({ key, before: all.slice(0, KEPT) }, last);
      await Promise.all(all.slice(KEPT).map(remove));
    },
  };
};

export type IndexStore = ReturnType<typeof indexStore>;
