import { RowDefect } from '#functions/catalog/import/defect.ts';
import { cutOut, matches } from '#functions/catalog/import/map/pattern.ts';
import { decodeEntities, oneLine, plainText, shorten, tidyLines } from '#functions/catalog/import/map/plain-text.ts';
import { readCell, readJson, toTexts } from '#functions/catalog/import/map/read-cell.ts';
import type { FieldSources, TextSource, TextStep } from '#functions/catalog/import/mapping/sources.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

const rawText = (row: Row, { column, constant = '', path, join }: TextStep): string => {
  if (column === undefined) return constant;
  if (path === undefined) return readCell(row, column);
  const texts = toTexts(readJson(row, column, path));
  return join === undefined ? (texts[0] ?? '') : texts.join(join);
};

const cut = (text: string, { without = [], column }: TextStep): string =>
  without.reduce((rest, source) => cutOut(source, rest, column), text);

const hyphenated = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/gi, '-')
    .replace(/^[-._]+|-+$/g, '');

const FORMATS = {
  sku: (text: string) => hyphenated(text).toUpperCase(),
  slug: (text: string) => hyphenated(text).toLowerCase(),
} as const;

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const means = (text: string, { except = [], matching, column }: TextStep): boolean =>
  text !== '' &&
  !except.some((each) => isSame(each, text)) &&
  (matching === undefined || matches(matching, text, column));

const translated = (text: string, values: Readonly<Record<string, string>> = {}): string =>
  Object.entries(values).find(([value]) => isSame(value, text))?.[1] ?? text;

const decoded = (text: string, { html, entities }: TextStep): string => {
  if (html) return plainText(text);
  return entities ? decodeEntities(text) : text;
};

const readStep = (row: Row, step: TextStep): string | undefined => {
  const tidy = step.multiline ? tidyLines : oneLine;
  const text = tidy(cut(decoded(rawText(row, step), step), step));
  if (!means(text, step)) return undefined;
  const value = translated(text, step.values);
  const formatted = step.format
    ? FORMATS[step.format](value)
    : shorten(value, step.maxLength ?? Number.MAX_SAFE_INTEGER);
  return formatted === '' ? undefined : `${step.prefix ?? ''}${formatted}${step.suffix ?? ''}`;
};

/** The first of a source's steps that gives something. */
export const readText = (row: Row, source: TextSource | undefined): string | undefined => {
  for (const step of source ?? []) {
    const text = readStep(row, step);
    if (text !== undefined) return text;
  }
  return undefined;
};

/** The column that a person looks at first when a field is wrong. */
export const columnOf = (source: readonly { readonly column?: string | undefined }[] | undefined): string | undefined =>
  source?.find(({ column }) => column !== undefined)?.column;

/** @throws RowDefect when nothing is there */
export const readRequired = (row: Row, field: string, source: TextSource): string => {
  const text = readText(row, source);
  if (text === undefined) throw new RowDefect('missing', `${field}: is empty`, columnOf(source));
  return text;
};

/** The fields that have a value in this row. */
export const readFields = (row: Row, sources: FieldSources = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => {
      const text = readText(row, source);
      return text === undefined ? [] : [[name, text]];
    }),
  );
