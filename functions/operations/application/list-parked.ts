import * as z from 'zod';
import type { ListParked, LoadParked } from '#functions/operations/application/ports.ts';
import { readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

type Ports = { readonly listParked: ListParked; readonly loadParked: LoadParked };

type Wanted = { readonly limit: number; readonly cursor?: string | undefined };

const SCOPE = ['listParkedRecords'];

const cursorSchema = z.strictObject({ after: z.string().min(1).max(256) });

const afterOf = (cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : readCursor(SCOPE, cursorSchema, cursor).after;

/** One that was sent again between being listed and being read is left out. */
const view =
  ({ loadParked }: Ports) =>
  async (key: string) => {
    const parked = await loadParked(key);
    if (parked === undefined) return [];
    const { context, reason, parkedAt } = parked;
    return [{ key, context, reason, parkedAt }];
  };

/** @throws InvalidCursor */
export const listParkedRecords =
  (ports: Ports) =>
  async ({ limit, cursor }: Wanted) => {
    const keys = await ports.listParked({ limit: limit + 1, after: afterOf(cursor) });
    const page = keys.slice(0, limit);
    const items = (await Promise.all(page.map(view(ports)))).flat();
    return { items, ...(keys.length > limit && { nextCursor: writeCursor(SCOPE, { after: page.at(-1) }) }) };
  };
