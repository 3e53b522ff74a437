/** A line of a file as editors count them, from 1, without its end. */
export type Line = { readonly number: number; readonly text: string };

/**
 * Splits a stream of text at LF and CRLF only: readline would also split at U+2028, which real descriptions contain.
 * A byte order mark is dropped.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0;
  let rest = '';
  const line = (text: string): Line => {
    number += 1;
    return { number, text: (number === 1 ? text.replace(/^\uFEFF/, '') : text).replace(/\r$/, '') };
  };
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) yield line(text);
  }
  if (rest !== '') yield line(rest);
}
