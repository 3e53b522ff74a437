import * as z from 'zod';
import { pageOf, pageQuery } from '#functions/operations/contract/page.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

/** `parked/<context>/<sequence number>.json`, as a relay names it. */
export const parkedKeySchema = z.string().regex(/^parked\/[a-z]{1,32}\/[A-Za-z0-9-]{1,64}\.json$/);

const parkedRecordSchema = z.object({
  key: parkedKeySchema,
  context: z.string(),
  reason: z.string(),
  parkedAt: z.string(),
});

export const listParkedRecords = defineRoute({
  name: 'listParkedRecords',
  method: 'GET',
  path: '/admin/parked-records',
  access: 'admin',
  summary: 'Changes that a relay could not publish, by key.',
  query: pageQuery,
  responses: { 200: pageOf(parkedRecordSchema) },
  errors: ['InvalidCursor'],
});

export const resendParkedRecord = defineRoute({
  name: 'resendParkedRecord',
  method: 'POST',
  path: '/admin/parked-records/resend',
  access: 'admin',
  summary: "Gives a parked change to its context's relay again; once published it is no longer parked.",
  body: z.strictObject({ key: parkedKeySchema }),
  responses: { 200: z.object({ key: z.string(), published: z.int(), resentAs: z.string() }) },
  errors: ['ParkedRecordNotFound', 'RecordStillParked', 'RelayFailed'],
});
