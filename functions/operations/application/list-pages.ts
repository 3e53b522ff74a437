import * as z from 'zod';
import type { After, Asked, ListActions, ListFindings, Page } from '#functions/operations/application/ports.ts';
import { type CursorScope, readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

type Wanted = { readonly limit: number; readonly cursor?: string | undefined };

const cursorSchema = z.strictObject({ id: z.string().min(1).max(64), at: z.iso.datetime() });

const afterOf = (scope: CursorScope, cursor: string | undefined): After | undefined =>
  cursor === undefined ? undefined : readCursor(scope, cursorSchema, cursor);

/** @throws InvalidCursor */
const page =
  <Item>(name: string, list: (asked: Asked) => Promise<Page<Item>>) =>
  async ({ limit, cursor }: Wanted) => {
    const { items, next } = await list({ limit, after: afterOf([name], cursor) });
    return { items: [...items], ...(next && { nextCursor: writeCursor([name], next) }) };
  };

/** Open ones, the newest first. */
export const pageOfFindings = ({ listOpenFindings }: { readonly listOpenFindings: ListFindings }) => {
  const list = page('listFindings', listOpenFindings);
  return async (wanted: Wanted) => {
    const { items, ...rest } = await list(wanted);
    return { items: items.map((finding) => ({ ...finding, rows: [...finding.rows] })), ...rest };
  };
};

export const pageOfActions = ({ listActions }: { readonly listActions: ListActions }) =>
  page('listActions', listActions);
