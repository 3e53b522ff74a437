import * as z from 'zod';
import { getFaults, setFaults } from '#functions/operations/contract/fault-routes.ts';
import { pageOf, pageQuery } from '#functions/operations/contract/page.ts';
import { listParkedRecords, resendParkedRecord } from '#functions/operations/contract/parked-routes.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

export { getFaults, setFaults } from '#functions/operations/contract/fault-routes.ts';
export { listParkedRecords, resendParkedRecord } from '#functions/operations/contract/parked-routes.ts';

export const healthSchema = z.object({
  status: z.enum(['ok', 'failing']),
  stage: z.string(),
  version: z.string(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean() })),
});

export const getHealth = defineRoute({
  name: 'getHealth',
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Whether the API answers and its table with it.',
  responses: { 200: healthSchema, 503: healthSchema },
  errors: [],
});

export const findingSchema = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  rows: z.array(z.string()),
  what: z.string(),
  likelyCause: z.string(),
  mend: z.string(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});

export const listFindings = defineRoute({
  name: 'listFindings',
  method: 'GET',
  path: '/admin/findings',
  access: 'admin',
  summary: 'What the auditor found and still finds, the newest first.',
  query: pageQuery,
  responses: { 200: pageOf(findingSchema) },
  errors: ['InvalidCursor'],
});

export const actionSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The operator's subject in the user pool. */
  by: z.string(),
  what: z.string(),
  target: z.string(),
  details: z.unknown().optional(),
});

export const listActions = defineRoute({
  name: 'listActions',
  method: 'GET',
  path: '/admin/actions',
  access: 'admin',
  summary: 'What operators did here: who, when, what and to which end, the newest first.',
  query: pageQuery,
  responses: { 200: pageOf(actionSchema) },
  errors: ['InvalidCursor'],
});

export const operationsRoutes = [
  getHealth,
  getFaults,
  setFaults,
  listFindings,
  listParkedRecords,
  resendParkedRecord,
  listActions,
] as const;
