import * as z from 'zod';
import { importPageSchema, importRequestSchema, importSchema } from '#functions/catalog/contract/imports.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

/** Any text, so that an unknown import is answered as unknown and not as a malformed request. */
const params = z.object({ importId: z.string().min(1).max(64) });

export const requestImport = defineRoute({
  name: 'requestImport',
  method: 'POST',
  path: '/admin/imports',
  access: 'admin',
  summary: 'Prepares an import: the answer has a link that takes the file (1 GB at most) for 15 minutes.',
  idempotent: true,
  body: importRequestSchema,
  responses: { 201: importSchema },
  errors: ['BadMapping', 'ConcurrentChange', 'IdempotencyKeyReused'],
});

export const listImports = defineRoute({
  name: 'listImports',
  method: 'GET',
  path: '/admin/imports',
  access: 'admin',
  summary: 'Imports of the last 14 days, the newest first.',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().min(1).max(2_000).optional().describe('`nextCursor` of the page before'),
  }),
  responses: { 200: importPageSchema },
  errors: ['InvalidCursor'],
});

export const getImport = defineRoute({
  name: 'getImport',
  method: 'GET',
  path: '/admin/imports/{importId}',
  access: 'admin',
  summary: 'How far an import has come, and what came of it.',
  params,
  responses: { 200: importSchema },
  errors: ['ImportNotFound'],
});

export const cancelImport = defineRoute({
  name: 'cancelImport',
  method: 'POST',
  path: '/admin/imports/{importId}/cancel',
  access: 'admin',
  summary:
    'Stops an import within some hundred products; those that it has loaded stay. Asks for a state, so it may be repeated.',
  params,
  responses: { 200: importSchema },
  errors: ['ImportNotFound', 'ImportEnded', 'ConcurrentChange'],
});

export const importRoutes = [requestImport, listImports, getImport, cancelImport] as const;
