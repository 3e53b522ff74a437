import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { line } from '#functions/customers/contract/fields.ts';

const { pattern = '' } = z.toJSONSchema(line(100), { io: 'input' });

/** What the document allows, and what is taken. */
const both = (text: string): readonly boolean[] => [
  new RegExp(pattern, 'u').test(text),
  line(100).safeParse(text).success,
];

describe('a line of text', () => {
  it.each(['r', ' Baker Street 1', '\u00a0r', 'two  words ', 'é', '\ufeffx', '名'])('may be %j', (text) => {
    expect(both(text)).toEqual([true, true]);
  });

  it.each(['', ' ', '\u00a0', '\u3000 ', '\ufeff', '\t', 'a\nb', 'a\u2028b', 'a\u0000'])(
    'is refused as %j, and the document says so',
    (text) => {
      expect(both(text)).toEqual([false, false]);
    },
  );

  it.each(['12345 ', ' 12345', '123456'])(
    'of five characters is not %j: its blanks count, as in the document',
    (text) => {
      expect(line(5).safeParse(text).success).toBe(false);
      expect(line(6).safeParse(text)).toMatchObject({ success: true, data: text.trim() });
    },
  );
});
