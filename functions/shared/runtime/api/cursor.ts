import type * as z from 'zod';
import { InvalidCursor } from '#functions/shared/runtime/api/errors.ts';

/** Cursors are opaque: base64url of the position after the last item. */
export const writeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws InvalidCursor */
export const readCursor = <Schema extends z.ZodType>(schema: Schema, cursor: string): z.infer<Schema> => {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new InvalidCursor('Take the cursor as it came with the page before.', {}, { cause });
  }
};
