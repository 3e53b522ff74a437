import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { byteWindow } from '#functions/catalog/import/read/byte-window.ts';
import { findArray } from '#functions/catalog/import/read/find-array.ts';
import { MAX_ROW_LENGTH } from '#functions/catalog/import/read/row.ts';
import { beginScan, type Scan, scanElement } from '#functions/catalog/import/read/scan-element.ts';

/** An element of the list of records and the line that it begins at, or why there is none. */
export type JsonElement =
  | { readonly line: number; readonly bytes: Buffer }
  | { readonly line: number; readonly bad: Defect };

type Reading = {
  /** Looking for the list, between two elements, in one, past a broken one, or behind the list. */
  state: 'seeking' | 'between' | 'inside' | 'passing' | 'done';
  scan: Scan;
  /** The column of the element that is broken. */
  brokenAt: number;
};

type Cutter = { readonly window: ReturnType<typeof byteWindow>; readonly sought: string | undefined } & Reading;

/** What one step of the reading gave; `more` when it needs more bytes. */
type Step = readonly JsonElement[] | 'more';

const LF = 0x0a;
const CLOSE_LIST = 0x5d;
const BETWEEN = new Set([0x20, 0x09, LF, 0x0d, 0x2c, 0xef, 0xbb, 0xbf]);

const TOO_LONG = defect('row-too-long', `the element is longer than ${MAX_ROW_LENGTH} bytes`);
const BROKEN = defect('not-json', 'its brackets or its quotes do not match');
const CUT = defect('file-cut', 'the file ends before its list does');

/** Where a line begins another element: one that stands no deeper than the broken one. */
const nextElement = (bytes: Buffer, column: number): number => {
  for (const { 0: found, 1: indent = '', index } of bytes.toString('latin1').matchAll(/\n([ \t]*)\{/g))
    if (indent.length <= column) return index + found.length - 1;
  return -1;
};

/** How much can be forgotten when there is no element: all but a line that may still become one. */
const withoutElement = (bytes: Buffer): number => {
  const start = bytes.lastIndexOf(LF);
  const isBlank = start !== -1 && /^\s*$/.test(bytes.subarray(start).toString('latin1'));
  return isBlank ? start : bytes.length;
};

const noRecords = (sought: string | undefined): ImportRefused =>
  new ImportRefused(
    'no-records',
    `There is no list of objects${sought === undefined ? '' : ` at ${sought}`} in the JSON document.`,
    'Say where it is with --records, such as --records data.items.',
  );

/** The whole document, when it holds no list: an object alone is a list of one. */
const seek = (cutter: Cutter, atEnd: boolean): Step => {
  const { window, sought } = cutter;
  const bytes = window.bytes();
  const text = bytes.toString('utf8');
  const found = findArray(text, sought);
  if (found === undefined && !atEnd && bytes.length <= MAX_ROW_LENGTH) return 'more';
  if (typeof found === 'object') {
    window.drop(Buffer.byteLength(text.slice(0, found.start)));
    cutter.state = 'between';
    return [];
  }
  if (sought !== undefined || bytes.length > MAX_ROW_LENGTH) throw noRecords(sought);
  cutter.state = 'done';
  return [found === 'none' ? { line: window.line(), bytes } : { line: window.line(), bad: CUT }];
};

const begin = (cutter: Cutter): Step => {
  const { window } = cutter;
  const start = window.bytes().findIndex((byte) => !BETWEEN.has(byte));
  window.drop(start === -1 ? window.bytes().length : start);
  if (start === -1) return 'more';
  cutter.scan = beginScan();
  cutter.state = window.bytes()[0] === CLOSE_LIST ? 'done' : 'inside';
  return [];
};

const giveUp = (cutter: Cutter, bad: Defect): Step => {
  cutter.brokenAt = cutter.window.column();
  cutter.state = 'passing';
  return [{ line: cutter.window.line(), bad }];
};

const pass = (cutter: Cutter): Step => {
  const { window, brokenAt } = cutter;
  const next = nextElement(window.bytes(), brokenAt);
  window.drop(next === -1 ? withoutElement(window.bytes()) : next);
  if (next === -1) return 'more';
  cutter.state = 'between';
  return [];
};

const readOn = (cutter: Cutter, atEnd: boolean): Step => {
  const { window, scan } = cutter;
  const bytes = window.bytes();
  const scanned = scanElement(bytes, scan);
  if (scanned === 'broken') return giveUp(cutter, BROKEN);
  if (scanned === 'open' && bytes.length > MAX_ROW_LENGTH) return giveUp(cutter, TOO_LONG);
  if (scanned === 'open' && !atEnd) return 'more';
  if (scanned === 'open') return giveUp(cutter, nextElement(bytes, window.column()) === -1 ? CUT : BROKEN);
  const element = { line: window.line(), bytes: bytes.subarray(0, scan.at) };
  window.drop(scan.at);
  cutter.state = 'between';
  return [element];
};

const step = (cutter: Cutter, atEnd: boolean): Step => {
  if (cutter.state === 'seeking') return seek(cutter, atEnd);
  if (cutter.state === 'between') return begin(cutter);
  if (cutter.state === 'inside') return readOn(cutter, atEnd);
  return cutter.state === 'passing' ? pass(cutter) : 'more';
};

function* read(cutter: Cutter, atEnd: boolean): Generator<JsonElement> {
  for (let found = step(cutter, atEnd); found !== 'more'; found = step(cutter, atEnd)) yield* found;
}

/**
 * Cuts a JSON document's list of records into its elements as they come. One whose brackets do not match is bad, and
 * reading goes on at the next line that begins one.
 * @param sought see `findArray`
 */
export const jsonElements = (sought?: string) => {
  const cutter: Cutter = { window: byteWindow(), sought, state: 'seeking', scan: beginScan(), brokenAt: 0 };
  return {
    *push(chunk: Buffer): Generator<JsonElement> {
      if (cutter.state === 'done') return;
      cutter.window.add(chunk);
      yield* read(cutter, false);
    },
    *end(): Generator<JsonElement> {
      yield* read(cutter, true);
      if (cutter.state === 'between') yield { line: cutter.window.line(), bad: CUT };
    },
    line: cutter.window.line,
  };
};
