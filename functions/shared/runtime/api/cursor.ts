import * as z from 'zod';
import { fingerprint, shortKey } from '#functions/shared/kernel/ids.ts';
import { InvalidCursor } from '#functions/shared/runtime/api/errors.ts';

/** The list that a cursor is of: the route's name, whose list it is where it is somebody's, and what it is filtered by. */
export type CursorScope = readonly (string | undefined)[];

const envelope = z.tuple([z.unknown(), z.string()]);

/**
 * Finds cursors of another list and those that were altered. It needs no secret: a cursor opens nothing, since whose rows
 * are read follows from the caller alone; a forged one could only choose where in the caller's own list a page begins.
 */
const checksum = (scope: CursorScope, position: unknown): string => shortKey(fingerprint([scope, position]), 16);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Cursors are opaque: base64url of the position after the last item, with a checksum. The position is that of an item (its
 * sort key), never a count, so that pages stay as they are while rows are added.
 */
export const writeCursor = (scope: CursorScope, position: unknown): string =>
  encode([position, checksum(scope, position)]);

const positionIn = (scope: CursorScope, cursor: string): unknown => {
  const [position, sum] = envelope.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (sum !== checksum(scope, position) || encode([position, sum]) !== cursor)
    throw new Error('The checksum is wrong.');
  return position;
};

/**
 * @param scope the one that it was written with
 * @throws InvalidCursor
 */
export const readCursor = <Schema extends z.ZodType>(
  scope: CursorScope,
  schema: Schema,
  cursor: string,
): z.infer<Schema> => {
  try {
    return schema.parse(positionIn(scope, cursor));
  } catch (cause) {
    throw new InvalidCursor('Take the cursor as it came with the page before, for the same list.', {}, { cause });
  }
};
