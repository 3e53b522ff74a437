import * as z from 'zod';
import type { ListImports } from '#functions/catalog/application/import-ports.ts';
import { importSummary } from '#functions/catalog/application/import-views.ts';
import { readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

const SCOPE = ['listImports'] as const;

const placeSchema = z.strictObject({ id: z.string().min(1).max(64), key: z.string().min(1).max(128) });

type Wanted = { readonly limit: number; readonly cursor?: string | undefined };

/** @throws InvalidCursor */
export const pageOfImports =
  ({ listImports }: { readonly listImports: ListImports }) =>
  async ({ limit, cursor }: Wanted) => {
    const after = cursor === undefined ? undefined : readCursor(SCOPE, placeSchema, cursor);
    const { jobs, next } = await listImports({ limit, after });
    return { items: jobs.map(importSummary), ...(next && { nextCursor: writeCursor(SCOPE, next) }) };
  };
