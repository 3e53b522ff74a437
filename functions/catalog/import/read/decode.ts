import { isUtf8 } from 'node:buffer';

/** Text of bytes; none where they are no text. */
export type Decode = (bytes: Buffer) => string | undefined;

const fromUtf8: Decode = (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined);

/** What files are written in, apart from UTF-8 and UTF-16, which tell themselves. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'shift_jis',
  'gb18030',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes of UTF-16 become UTF-8 before lines are looked for, so that here they are that. */
export const decoderOf = (encoding: Encoding): Decode => {
  if (encoding.startsWith('utf-')) return fromUtf8;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
};
