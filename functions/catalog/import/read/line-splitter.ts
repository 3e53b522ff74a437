import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import type { Decode } from '#functions/catalog/import/read/decode.ts';
import { MAX_ROW_LENGTH } from '#functions/catalog/import/read/row.ts';

/** A line as editors count them, from 1, without its end; a bad one has no text, but its quotes are counted. */
export type Line = {
  readonly number: number;
  readonly text: string;
  readonly oddQuotes: boolean;
  readonly bad?: Defect;
};

export type LineFormat = {
  readonly decode: Decode;
  /** LF, which also ends what ends in CRLF, or the CR of old files. */
  readonly lineEnd: '\n' | '\r';
};

const QUOTE = 0x22;
const CR = 0x0d;

const hasOddQuotes = (bytes: Buffer): boolean => {
  let odd = false;
  for (const byte of bytes) if (byte === QUOTE) odd = !odd;
  return odd;
};

const withoutCr = (bytes: Buffer): Buffer => (bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);

const readLine = (bytes: Buffer, number: number, { decode }: LineFormat): Omit<Line, 'oddQuotes'> => {
  if (bytes.includes(0)) return { number, text: '', bad: defect('nul-byte', 'there is a NUL byte in it') };
  const text = decode(bytes);
  if (text === undefined)
    return {
      number,
      text: '',
      bad: defect('not-in-encoding', 'there are bytes in it that are no text in the encoding of the file'),
    };
  return { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
};

const tooLong = (number: number): Omit<Line, 'oddQuotes'> => ({
  number,
  text: '',
  bad: defect('row-too-long', `the line is longer than ${MAX_ROW_LENGTH} bytes`),
});

/** What there is of a line so far; past the limit only its quotes are kept in mind. */
const lineInMaking = () => {
  let held: Buffer[] = [];
  let length = 0;
  let oddQuotes = false;
  return {
    add: (part: Buffer) => {
      length += part.length;
      if (hasOddQuotes(part)) oddQuotes = !oddQuotes;
      if (length > MAX_ROW_LENGTH) held = [];
      else held.push(part);
    },
    isEmpty: () => length === 0,
    take: (number: number, format: LineFormat): Line => {
      const bytes = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
      const line = length > MAX_ROW_LENGTH ? tooLong(number) : readLine(withoutCr(bytes), number, format);
      const taken = { ...line, oddQuotes };
      held = [];
      length = 0;
      oddQuotes = false;
      return taken;
    },
  };
};

/**
 * Splits bytes into lines, at LF and CRLF only: real descriptions hold U+2028 and U+0085. A byte order mark is dropped,
 * and what is beyond the limit of a line is never held.
 */
export const lineSplitter = (format: LineFormat) => {
  const end = format.lineEnd.charCodeAt(0);
  const making = lineInMaking();
  let number = 1;
  const take = (): Line => {
    const line = making.take(number, format);
    number += 1;
    return line;
  };
  return {
    *push(chunk: Buffer): Generator<Line> {
      let from = 0;
      for (let at = chunk.indexOf(end); at !== -1; at = chunk.indexOf(end, from)) {
        making.add(chunk.subarray(from, at));
        from = at + 1;
        yield take();
      }
      if (from < chunk.length) making.add(chunk.subarray(from));
    },
    *end(): Generator<Line> {
      if (!making.isEmpty()) yield take();
    },
    line: () => number,
  };
};
