/** How far the reading of an element has come; changed as it goes on. */
export type Scan = { at: number; readonly open: number[]; inString: boolean; escaped: boolean };

/** `open`: more bytes are needed; `broken`: its brackets or its quotes do not match. */
export type Scanned = 'open' | 'whole' | 'broken';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;
const COMMA = 0x2c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

export const beginScan = (): Scan => ({ at: 0, open: [], inString: false, escaped: false });

/** JSON has no line end in a string: there a quote is missing. */
const readInString = (scan: Scan, byte: number): Scanned | undefined => {
  if (byte === LF) return 'broken';
  if (scan.escaped) scan.escaped = false;
  else if (byte === BACKSLASH) scan.escaped = true;
  else if (byte === QUOTE) scan.inString = false;
  return undefined;
};

const close = (scan: Scan, opened: number): Scanned | undefined => {
  if (scan.open.pop() !== opened) return 'broken';
  if (scan.open.length > 0) return undefined;
  scan.at += 1;
  return 'whole';
};

const readOutside = (scan: Scan, byte: number): Scanned | undefined => {
  if (byte === QUOTE) scan.inString = true;
  else if (byte === OPEN_OBJECT || byte === OPEN_LIST) scan.open.push(byte);
  else if (scan.open.length === 0) return byte === COMMA || byte === CLOSE_LIST || byte === LF ? 'whole' : undefined;
  else if (byte === CLOSE_OBJECT) return close(scan, OPEN_OBJECT);
  else if (byte === CLOSE_LIST) return close(scan, OPEN_LIST);
  return undefined;
};

/** Reads on to the end of the element that `bytes` begins with; `scan.at` is behind it then. */
export const scanElement = (bytes: Buffer, scan: Scan): Scanned => {
  for (; scan.at < bytes.length; scan.at += 1) {
    const byte = bytes[scan.at] ?? 0;
    const scanned = scan.inString ? readInString(scan, byte) : readOutside(scan, byte);
    if (scanned) return scanned;
  }
  return 'open';
};
