import { isUtf8 } from 'node:buffer';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import type { Encoding } from '#functions/catalog/import/read/decode.ts';

export type Kind = 'csv' | 'json' | 'json-lines';

const startsWith = (bytes: Buffer, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Files that people take for lists, and what to do with them. */
const refuseKnown = (bytes: Buffer): void => {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    throw new ImportRefused(
      'zip-archive',
      'It is a ZIP archive, as workbooks (.xlsx, .ods) are.',
      'Unpack it, or save the sheet as CSV in UTF-8.',
    );
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new ImportRefused('binary-file', 'It is an old Excel workbook.', 'Save the sheet as CSV in UTF-8.');
};

const UTF_32 = 'It is UTF-32, which hardly anything reads.';

const byMark = (bytes: Buffer): Encoding | undefined => {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff))
    throw new ImportRefused('not-in-encoding', UTF_32, 'Save it as UTF-8.');
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8' : undefined;
};

/** A character may be cut in two where the head ends, or the file. */
const isText = (bytes: Buffer): boolean => [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)));

const nulsAt = (bytes: Buffer, parity: 0 | 1): number =>
  bytes.reduce((count, byte, index) => count + (byte === 0 && index % 2 === parity ? 1 : 0), 0);

/** Text of Latin letters in UTF-16 has a NUL in every other place, and nowhere else. */
const looksLikeUtf16 = (bytes: Buffer): boolean => {
  const [few = 0, many = 0] = [nulsAt(bytes, 0), nulsAt(bytes, 1)].sort((a, b) => a - b);
  return many > bytes.length * 0.2 && few < many * 0.05;
};

/** More than this share, and more than a few, are of no text. A few NUL bytes are bad rows. */
const MANY_CONTROLS = 0.05;
const FEW_CONTROLS = 3;

/** Tab, line ends, form feed, substitute and escape are found in texts. */
const OF_TEXTS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b]);

const controlsOf = (bytes: Buffer): number =>
  bytes.reduce((count, byte) => count + (byte < 0x20 && !OF_TEXTS.has(byte) ? 1 : 0), 0);

const isBinary = (bytes: Buffer): boolean => controlsOf(bytes) > Math.max(FEW_CONTROLS, bytes.length * MANY_CONTROLS);

/**
 * The encoding of a text, by its mark or by its bytes. A row here and there with bytes that are no text is a bad row
 * later; a whole file of them is refused.
 * @throws ImportRefused
 */
export const sniffEncoding = (bytes: Buffer): Encoding => {
  refuseKnown(bytes);
  const marked = byMark(bytes);
  if (marked) return marked;
  if (looksLikeUtf16(bytes))
    throw new ImportRefused(
      'not-in-encoding',
      'It looks like UTF-16 without a byte order mark.',
      'Say so in the mapping, with "encoding": "utf-16le" (or "utf-16be"), or save it as UTF-8.',
      { field: 'encoding' },
    );
  if (isBinary(bytes)) throw new ImportRefused('binary-file', 'It is no text: a picture, a program, a packed file?');
  if (!isText(bytes) && !isMostlyUtf8(bytes))
    throw new ImportRefused(
      'not-in-encoding',
      'It is not in UTF-8.',
      'With "encoding": "windows-1252" in the mapping it is read as what spreadsheets in western Europe write; or save it as UTF-8.',
      { field: 'encoding' },
    );
  return 'utf-8';
};

/** Whether it is UTF-8 with a damaged row rather than another encoding. */
const isMostlyUtf8 = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8');
  const wrong = text.match(/\uFFFD/g)?.length ?? 0;
  const right = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return right > wrong;
};

const isWholeJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const firstLineOf = (text: string): string => text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));

/** What a text holds, whatever its name says. */
export const sniffKind = (head: string): Kind => {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const first = firstLineOf(text);
  const isAlone = text.slice(first.length).trim() === '';
  return isWholeJson(first) && !isAlone ? 'json-lines' : 'json';
};

/** CR alone ends the lines of very old files. */
export const sniffLineEnd = (text: string): '\n' | '\r' => (text.includes('\r') && !text.includes('\n') ? '\r' : '\n');
