import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

const schema = z.strictObject({ id: z.string(), at: z.string().optional() });
const scope = ['listOrders', 'buyer-1'];
const position = { id: 'ord_1', at: '2026-01-01T00:00:00.000Z' };

const refused = expect.objectContaining({ name: 'InvalidCursor', kind: 'invalid' });
const outcome = (of: readonly (string | undefined)[], cursor: string): unknown => {
  try {
    return readCursor(of, schema, cursor);
  } catch (error) {
    return error;
  }
};

describe('a cursor', () => {
  it('gives back the position that it was made of, in characters that need no escaping in a URL', () => {
    const cursor = writeCursor(scope, position);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(readCursor(scope, schema, cursor)).toEqual(position);
    expect(readCursor(scope, schema, writeCursor(scope, { id: 'ü', at: undefined }))).toEqual({ id: 'ü' });
  });

  it.each([
    ['another route', ['listReturns', 'buyer-1']],
    ['another owner', ['listOrders', 'buyer-2']],
    ['a filter', ['listOrders', 'buyer-1', 'Kitchen']],
    ['parts that run together', ['listOrdersbuyer-1']],
  ])('is refused by %s', (_, other) => {
    expect(outcome(other, writeCursor(scope, position))).toEqual(refused);
  });

  it('is refused when one character was changed, added or lost', () => {
    const cursor = writeCursor(scope, position);
    const edit = fc.record({
      at: fc.nat(cursor.length - 1),
      put: fc.constantFrom('', 'A', 'b', '0', '_', '-', '=', '+', ' ', '\n', 'é'),
      over: fc.boolean(),
    });
    fc.assert(
      fc.property(edit, ({ at, put, over }) => {
        const other = cursor.slice(0, at) + put + cursor.slice(at + (over ? 1 : 0));
        fc.pre(other !== cursor);
        expect(outcome(scope, other)).toEqual(refused);
      }),
    );
  });

  it('is refused whatever else it may be', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(outcome(scope, text)).toEqual(refused)));
    expect(outcome(scope, writeCursor(scope, { id: 1 }))).toEqual(refused);
    expect(outcome(scope, Buffer.from(JSON.stringify(position)).toString('base64url'))).toEqual(refused);
  });
});
