/** Where the next element begins behind a broken one; `unsure` when it may be one inside of the broken one. */
export type NextElement = { readonly start: number; readonly unsure: boolean };

const LF = 0x0a;

/** Bytes before a place that tell whether an element begins there: brackets, a comma, blanks and a name. */
export const LOOK_BACK = 1_000;

const FIRST_KEY = /^\{\s{0,99}("(?:[^"\\\n]|\\.){1,200}")\s{0,99}:/;

/** The name of an element's first field, as it is written, quotes and all. */
export const firstKeyOf = (bytes: Buffer): string | undefined =>
  FIRST_KEY.exec(bytes.subarray(0, LOOK_BACK).toString('latin1'))?.[1];

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const onNewLine = (text: string, column: number): number => {
  for (const { 0: found, 1: indent = '', index } of text.matchAll(/\n([ \t]*)\{/g))
    if (indent.length <= column) return index + found.length - 1;
  return -1;
};

/** Quotes within texts are escaped: `},{"id"` stands in none of them. */
const onSameLine = (text: string, keys: readonly string[]): number => {
  const key = keys.length === 0 ? '' : `(?=\\s{0,99}(?:${keys.map(escaped).join('|')}))`;
  const found = new RegExp(`[}\\]][ \\t]{0,99},[ \\t]{0,99}\\{${key}`).exec(text);
  return found ? found.index + found[0].length - 1 : -1;
};

/**
 * Where another element begins: on a line of its own that is indented no deeper than the broken one, or on the same line
 * behind another one's end, if it begins with a name that elements begin with.
 * @param keys see `firstKeyOf`; any will do where none is known
 */
export const nextElement = (bytes: Buffer, column: number, keys: readonly string[]): NextElement | undefined => {
  const text = bytes.toString('latin1');
  const places = [
    { start: onNewLine(text, column), unsure: false },
    { start: onSameLine(text, keys), unsure: true },
  ].filter(({ start }) => start !== -1);
  return places.sort((a, b) => a.start - b.start)[0];
};

const BEGUN = /[}\]][ \t]{0,99}(?:,[ \t]{0,99}(?:\{\s{0,99}(?:"[^"]{0,200}"?)?)?)?$/;

/** How much can be forgotten where there is no element: all but what may still become the beginning of one. */
export const withoutElement = (bytes: Buffer): number => {
  const line = bytes.lastIndexOf(LF);
  const isBlank = line !== -1 && /^\s*$/.test(bytes.subarray(line).toString('latin1'));
  const tail = Math.max(0, bytes.length - LOOK_BACK);
  const begun = BEGUN.exec(bytes.subarray(tail).toString('latin1'));
  return Math.min(isBlank ? line : bytes.length, begun ? tail + begun.index : bytes.length);
};
