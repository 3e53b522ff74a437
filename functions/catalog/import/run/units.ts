import { type Defect, defect, RowDefect } from '#functions/catalog/import/defect.ts';
import type { BadLine, NumberedRow } from '#functions/catalog/import/map/map-group.ts';
import { columnOf, readText } from '#functions/catalog/import/map/read-text.ts';
import type { GroupSource, Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import type { Row, SourceRow } from '#functions/catalog/import/read/row.ts';
import { openSpool } from '#functions/catalog/import/run/spool.ts';

/** What is loaded in one go: the rows of a product, or a row that is none. */
export type Unit = { readonly rows: readonly NumberedRow[] } | BadLine;

export type Units = {
  readonly units: AsyncIterable<Unit>;
  /** From 0 to 1: how much of the work is behind; undefined while that cannot be said. */
  readonly fraction: () => number | undefined;
};

type Source = {
  readonly rows: AsyncIterable<SourceRow>;
  readonly position: () => number;
  /** Bytes. */
  readonly size: number;
};

/** A product has at most 99 variants: longer groups are none, and must not fill the memory. */
const MAX_GROUP_ROWS = 1_000;

const keyOf = (row: Row, { by }: GroupSource): string | Defect => {
  try {
    return readText(row, by) ?? defect('missing', 'group: is empty', columnOf(by));
  } catch (error) {
    if (error instanceof RowDefect) return error.defect;
    throw error;
  }
};

async function* single(rows: AsyncIterable<SourceRow>): AsyncGenerator<Unit> {
  for await (const row of rows) yield 'bad' in row ? row : { rows: [row] };
}

async function* together(rows: AsyncIterable<SourceRow>, group: GroupSource): AsyncGenerator<Unit> {
  let open: NumberedRow[] = [];
  let openKey: string | undefined;
  for await (const row of rows) {
    const key = 'bad' in row ? row.bad : keyOf(row.row, group);
    if ('bad' in row || typeof key === 'object') yield 'bad' in row ? row : { line: row.line, bad: key as Defect };
    else {
      const isNext = openKey !== key || open.length >= MAX_GROUP_ROWS;
      if (isNext && open.length > 0) yield { rows: open };
      open = isNext ? [row] : [...open, row];
      openKey = key;
    }
  }
  if (open.length > 0) yield { rows: open };
}

/** Rows of one product stand anywhere: they wait on the disk for the end of the file. */
const scattered = (rows: AsyncIterable<SourceRow>, group: GroupSource): Units => {
  let progress: { done: number; all: number } | undefined;
  async function* units(): AsyncGenerator<Unit> {
    const spool = openSpool();
    try {
      for await (const row of rows) {
        const key = 'bad' in row ? row.bad : keyOf(row.row, group);
        if (!('bad' in row) && typeof key === 'string') spool.add(key, row);
        else yield { line: row.line, bad: key as Defect };
      }
      progress = { done: 0, all: spool.groups() };
      for (const grouped of spool.read(MAX_GROUP_ROWS)) {
        yield { rows: grouped };
        progress.done += 1;
      }
    } finally {
      spool.close();
    }
  }
  return { units: units(), fraction: () => progress && progress.done / Math.max(1, progress.all) };
};

/** Rows as the mapping groups them. */
export const unitsOf = ({ rows, position, size }: Source, { group }: Pick<Mapping, 'group'>): Units => {
  if (group && !group.together) return scattered(rows, group);
  const fraction = () => Math.min(1, position() / Math.max(1, size));
  return { units: group ? together(rows, group) : single(rows), fraction };
};
