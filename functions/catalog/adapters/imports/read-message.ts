import * as z from 'zod';
import { importOfUpload } from '#functions/catalog/adapters/imports/keys.ts';

const handedOver = z.object({ importId: z.string() }).transform(({ importId }) => [importId]);

/** S3 writes keys as forms do. */
const uploaded = z
  .object({ Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })) })
  .transform(({ Records }) => Records.flatMap(({ s3 }) => importOfUpload(decodeURIComponent(s3.object.key)) ?? []));

/** What S3 sends once, when a bucket is told to tell of uploads. */
const tried = z.object({ Event: z.literal('s3:TestEvent') }).transform((): string[] => []);

const messageSchema = z.union([handedOver, uploaded, tried]);

/** The imports that a message of the queue is about. @throws Error on one that is neither S3's nor ours */
export const importsIn = (body: string): string[] => messageSchema.parse(JSON.parse(body));
