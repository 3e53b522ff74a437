/** How far the reading of an element has come; changed as it goes on. */
export type Scan = {
  at: number;
  readonly open: number[];
  inString: boolean;
  escaped: boolean;
  /** Where the last string began: what comes behind it belongs to the element only if its quotes do. */
  stringAt: number;
  /** The byte before that is neither blank nor inside of a string. */
  last: number;
};

/** `open`: more bytes are needed; `broken`: its brackets or its quotes do not match. */
export type Scanned = 'open' | 'whole' | 'broken';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

const BLANKS = new Set([0x20, 0x09, LF, 0x0d]);
const BEHIND_STRING = new Set<number>([COMMA, COLON, CLOSE_LIST, CLOSE_OBJECT]);
const BEFORE_STRING = new Set<number>([COMMA, COLON, OPEN_LIST, OPEN_OBJECT]);

export const beginScan = (): Scan => ({ at: 0, open: [], inString: false, escaped: false, stringAt: 0, last: 0 });

/** JSON has no line end in a string: there a quote is missing. */
const readInString = (scan: Scan, byte: number): Scanned | undefined => {
  if (byte === LF) return 'broken';
  if (scan.escaped) scan.escaped = false;
  else if (byte === BACKSLASH) scan.escaped = true;
  else if (byte === QUOTE) scan.inString = false;
  return undefined;
};

/** Where a quote or a bracket is missing, strings and objects come to stand where none may: soon, not at the file's end. */
const isMisplaced = ({ last, open }: Scan, byte: number): boolean => {
  if (open.length === 0) return false;
  if (last === QUOTE) return !BEHIND_STRING.has(byte);
  if (byte === QUOTE) return !BEFORE_STRING.has(last);
  if (byte !== OPEN_OBJECT && byte !== OPEN_LIST) return false;
  return !(last === COLON || last === OPEN_LIST || (last === COMMA && open.at(-1) === OPEN_LIST));
};

const close = (scan: Scan, opened: number): Scanned | undefined => {
  if (scan.open.pop() !== opened) return 'broken';
  if (scan.open.length > 0) return undefined;
  scan.at += 1;
  return 'whole';
};

const openString = (scan: Scan): void => {
  scan.inString = true;
  scan.stringAt = scan.at;
};

const readOutside = (scan: Scan, byte: number): Scanned | undefined => {
  if (BLANKS.has(byte)) return scan.open.length === 0 && byte === LF ? 'whole' : undefined;
  if (isMisplaced(scan, byte)) return 'broken';
  scan.last = byte;
  if (byte === QUOTE) openString(scan);
  else if (byte === OPEN_OBJECT || byte === OPEN_LIST) scan.open.push(byte);
  else if (scan.open.length === 0) return byte === COMMA || byte === CLOSE_LIST ? 'whole' : undefined;
  else if (byte === CLOSE_OBJECT) return close(scan, OPEN_OBJECT);
  else if (byte === CLOSE_LIST) return close(scan, OPEN_LIST);
  return undefined;
};

/** Texts are most of what there is. */
const passText = (bytes: Buffer, from: number): number => {
  let at = from;
  for (let byte = bytes[at]; byte !== undefined; byte = bytes[at]) {
    if (byte === QUOTE || byte === BACKSLASH || byte === LF) break;
    at += 1;
  }
  return at;
};

/** Reads on to the end of the element that `bytes` begins with; `scan.at` is behind it then. */
export const scanElement = (bytes: Buffer, scan: Scan): Scanned => {
  for (; scan.at < bytes.length; scan.at += 1) {
    if (scan.inString && !scan.escaped) scan.at = passText(bytes, scan.at);
    const byte = bytes[scan.at];
    if (byte === undefined) break;
    const scanned = scan.inString ? readInString(scan, byte) : readOutside(scan, byte);
    if (scanned) return scanned;
  }
  return 'open';
};
