import type { FieldSources, TextSource, TextStep } from '#scripts/import/mapping.ts';
import { oneLine, plainText, tidyLines } from '#scripts/import/plain-text.ts';
import { readCell, readJson, toTexts } from '#scripts/import/read-cell.ts';
import type { Row } from '#scripts/import/read-rows.ts';
import { RowDefect } from '#scripts/import/row-defect.ts';

const rawText = (row: Row, { column, constant = '', path }: TextStep): string => {
  if (column === undefined) return constant;
  return path === undefined ? readCell(row, column) : (toTexts(readJson(row, column, path))[0] ?? '');
};

const cut = (text: string, patterns: readonly string[]): string =>
  patterns.reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'gu'), ''), text);

const shorten = (text: string, maxLength: number): string => {
  const characters = Array.from(text);
  return characters.length <= maxLength
    ? text
    : `${characters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`;
};

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

const means = (text: string, nothing: readonly string[]): boolean =>
  text !== '' && !nothing.some((each) => each.toLowerCase() === text.toLowerCase());

const readStep = (row: Row, step: TextStep): string | undefined => {
  const {
    html = false,
    multiline = false,
    without = [],
    except = [],
    maxLength = Number.POSITIVE_INFINITY,
    format,
    prefix = '',
  } = step;
  const raw = rawText(row, step);
  const tidy = multiline ? tidyLines : oneLine;
  const text = tidy(cut(html ? plainText(raw) : raw, without));
  if (!means(text, except)) return undefined;
  const formatted = format ? FORMATS[format](text) : shorten(text, maxLength);
  return formatted === '' ? undefined : prefix + formatted;
};

/** The first of a source's steps that gives something. */
export const readText = (row: Row, source: TextSource | undefined): string | undefined => {
  for (const step of source ?? []) {
    const text = readStep(row, step);
    if (text !== undefined) return text;
  }
  return undefined;
};

/** @throws RowDefect when nothing is there */
export const readRequired = (row: Row, field: string, source: TextSource): string => {
  const text = readText(row, source);
  if (text === undefined) throw new RowDefect(field, 'is empty');
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
