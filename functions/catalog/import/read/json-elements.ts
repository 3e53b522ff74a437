import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { byteWindow } from '#functions/catalog/import/read/byte-window.ts';
import { findArray } from '#functions/catalog/import/read/find-array.ts';
import { firstKeyOf, LOOK_BACK, nextElement, withoutElement } from '#functions/catalog/import/read/next-element.ts';
import { MAX_ROW_LENGTH } from '#functions/catalog/import/read/row.ts';
import { beginScan, type Scan, scanElement } from '#functions/catalog/import/read/scan-element.ts';

/** An element of the list of records and the line that it begins at, or why there is none. */
export type JsonElement =
  | { readonly line: number; readonly bytes: Buffer }
  | { readonly line: number; readonly bad: Defect };

type Reading = {
  /** Looking for the list, between two elements, in one, in one that is too long, past a broken one, or behind the list. */
  state: 'seeking' | 'between' | 'inside' | 'skipping' | 'passing' | 'behind' | 'done';
  /** Whether the list is the whole document. */
  isAll: boolean;
  scan: Scan;
  /** The column of the element that is broken. */
  brokenAt: number;
  /** The first name of the last element that was whole, and that of the broken one. */
  keys: { whole?: string; broken?: string };
  /** Bytes of the window that belong to the broken element for sure. */
  own: number;
  /** Whether there was anything behind the broken element, or behind the end of a list that had one. */
  lost: boolean;
  /** Behind a broken element an object counts, behind the list any text. */
  isLost: (byte: number) => boolean;
  /** Whether reading went on within a broken element, as far as can be told: then the list may end later than it seems. */
  unsure: boolean;
};

type Cutter = { readonly window: ReturnType<typeof byteWindow>; readonly sought: string | undefined } & Reading;

/** What one step of the reading gave; `more` when it needs more bytes. */
type Step = readonly JsonElement[] | 'more';

const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);
const BETWEEN = new Set([...BLANKS, 0x2c, 0xef, 0xbb, 0xbf]);

const isObject = (byte: number): boolean => byte === OPEN_OBJECT;
const isText = (byte: number): boolean => !BLANKS.has(byte);

const TOO_LONG = defect('row-too-long', `the element is longer than ${MAX_ROW_LENGTH} bytes`);
const BROKEN = defect('not-json', 'its brackets or its quotes do not match');
const CUT = defect('file-cut', 'the file ends before its list does');
const BEHIND = defect('not-json', 'there is text behind the end of the list: it is not read');
const LOST = defect('rest-lost', 'no element could be told from the broken one before: what is behind it was not read');

const noRecords = (sought: string | undefined): ImportRefused =>
  new ImportRefused(
    'no-records',
    `There is no list of objects${sought === undefined ? '' : ` at ${sought}`} in the JSON document.`,
    'Say where it is in the mapping, such as "records": "data.items".',
    { field: 'records' },
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
    cutter.isAll = found.isAll;
    cutter.state = 'between';
    return [];
  }
  if (sought !== undefined || bytes.length > MAX_ROW_LENGTH) throw noRecords(sought);
  cutter.state = 'done';
  return [found === 'none' ? { line: window.line(), bytes } : { line: window.line(), bad: CUT }];
};

/** The end of the list; one that is the whole document has nothing behind it. */
const endList = (cutter: Cutter): void => {
  if (cutter.unsure) passFrom(cutter, 1, cutter.isAll ? isText : isObject);
  else cutter.state = cutter.isAll ? 'behind' : 'done';
  if (cutter.state === 'behind') cutter.window.drop(1);
};

const readBehind = (cutter: Cutter): Step => {
  const { window } = cutter;
  const start = window.bytes().findIndex(isText);
  window.drop(start === -1 ? window.bytes().length : start);
  if (start === -1) return 'more';
  cutter.state = 'done';
  return [{ line: window.line(), bad: BEHIND }];
};

const begin = (cutter: Cutter): Step => {
  const { window } = cutter;
  const start = window.bytes().findIndex((byte) => !BETWEEN.has(byte));
  window.drop(start === -1 ? window.bytes().length : start);
  if (start === -1) return 'more';
  cutter.scan = beginScan();
  if (window.bytes()[0] !== CLOSE_LIST) cutter.state = 'inside';
  else endList(cutter);
  return [];
};

/** Looks for the next element: whatever begins behind `own` is another one, or lost. */
const passFrom = (cutter: Cutter, own: number, isLost = isObject): void => {
  cutter.isLost = isLost;
  cutter.own = own;
  cutter.lost = false;
  cutter.state = 'passing';
};

const giveUp = (cutter: Cutter, bad: Defect): Step => {
  const { window, scan, keys } = cutter;
  const broken = firstKeyOf(window.bytes());
  cutter.brokenAt = window.column();
  cutter.keys = { ...keys, ...(broken !== undefined && { broken }) };
  passFrom(cutter, scan.stringAt);
  return [{ line: window.line(), bad }];
};

const nextFor = ({ window, brokenAt, keys }: Cutter) =>
  nextElement(window.bytes(), brokenAt, [...new Set(Object.values(keys))]);

const forget = (cutter: Cutter, count: number): void => {
  const behind = cutter.window.bytes().subarray(Math.min(cutter.own, count), count);
  cutter.lost ||= behind.some(cutter.isLost);
  cutter.own = Math.max(0, cutter.own - count);
  cutter.window.drop(count);
};

const pass = (cutter: Cutter, atEnd: boolean): Step => {
  const { window } = cutter;
  const next = nextFor(cutter);
  if (next) {
    window.drop(next.start);
    cutter.unsure ||= next.unsure;
    cutter.state = 'between';
    return [];
  }
  forget(cutter, atEnd ? window.bytes().length : withoutElement(window.bytes()));
  if (!atEnd) return 'more';
  cutter.state = 'done';
  return cutter.lost ? [{ line: window.line(), bad: LOST }] : [];
};

/** A string that goes on to the end of a file that ends as lists do lacks its quote; anything else lacks the rest. */
const isCut = ({ window, scan }: Cutter): boolean =>
  !(scan.inString && /[\]}]\s*$/.test(window.bytes().subarray(-LOOK_BACK).toString('latin1')));

const readOn = (cutter: Cutter, atEnd: boolean): Step => {
  const { window, scan } = cutter;
  const bytes = window.bytes();
  const scanned = scanElement(bytes, scan);
  if (scanned === 'broken') return giveUp(cutter, BROKEN);
  if (scanned === 'open' && bytes.length > MAX_ROW_LENGTH) {
    const begun = giveUp(cutter, TOO_LONG);
    cutter.state = 'skipping';
    return begun;
  }
  if (scanned === 'open' && !atEnd) return 'more';
  if (scanned === 'open') return giveUp(cutter, nextFor(cutter) === undefined && isCut(cutter) ? CUT : BROKEN);
  const element = { line: window.line(), bytes: bytes.subarray(0, scan.at) };
  const whole = firstKeyOf(element.bytes);
  if (whole !== undefined) cutter.keys.whole = whole;
  window.drop(scan.at);
  cutter.state = 'between';
  return [element];
};

/** To the end of an element that is too long, of which no more is held than tells whether another one begins. */
const skip = (cutter: Cutter, atEnd: boolean): Step => {
  const { window, scan } = cutter;
  const scanned = scanElement(window.bytes(), scan);
  const behind = scanned === 'whole' ? scan.at : Math.max(0, scan.at - LOOK_BACK);
  window.drop(behind);
  scan.at -= behind;
  scan.stringAt = Math.max(0, scan.stringAt - behind);
  if (scanned === 'open' && !atEnd) return 'more';
  if (scanned === 'whole') cutter.state = 'between';
  else passFrom(cutter, scan.stringAt);
  return scanned === 'open' && isCut(cutter) ? [{ line: window.line(), bad: CUT }] : [];
};

const step = (cutter: Cutter, atEnd: boolean): Step => {
  if (cutter.state === 'seeking') return seek(cutter, atEnd);
  if (cutter.state === 'between') return begin(cutter);
  if (cutter.state === 'inside') return readOn(cutter, atEnd);
  if (cutter.state === 'skipping') return skip(cutter, atEnd);
  if (cutter.state === 'behind') return readBehind(cutter);
  return cutter.state === 'passing' ? pass(cutter, atEnd) : 'more';
};

function* read(cutter: Cutter, atEnd: boolean): Generator<JsonElement> {
  for (let found = step(cutter, atEnd); found !== 'more'; found = step(cutter, atEnd)) yield* found;
}

const beginReading = (): Reading => ({
  state: 'seeking',
  isAll: false,
  scan: beginScan(),
  brokenAt: 0,
  keys: {},
  own: 0,
  lost: false,
  isLost: isObject,
  unsure: false,
});

/**
 * Cuts a JSON document's list of records into its elements as they come. One whose brackets do not match is bad, and
 * reading goes on at the next one, see `nextElement`; where there is none, that is told.
 * @param sought see `findArray`
 */
export const jsonElements = (sought?: string) => {
  const cutter: Cutter = { window: byteWindow(), sought, ...beginReading() };
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
