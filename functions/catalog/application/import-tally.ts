import type { ReportStore } from '#functions/catalog/application/import-ports.ts';
import type { ImportJob, ImportProgress } from '#functions/catalog/domain/import-job.ts';
import type { BadRow, Position } from '#functions/catalog/import/run/import-catalogue.ts';
import { reportLine } from '#functions/catalog/import/run/report-line.ts';

const FIRST_ROWS = 20;
const MAX_REASON = 300;

/** What a function holds and writes anew with each window; who has more bad rows has another mapping to write. */
const MAX_REPORT_BYTES = 8 * 1024 * 1024;

/** What adds up beside the counts: bad rows by their code, the first of them, and the report. */
export const importTally = async (store: ReportStore, { id }: Pick<ImportJob, 'id'>, from: ImportProgress) => {
  const reasons: Record<string, number> = { ...from.reasons };
  let first = from.firstBadRows;
  let { rows, bytes } = from.report;
  let text = bytes > 0 ? await store.read(id, bytes) : '';

  const report = async (bad: readonly BadRow[]): Promise<void> => {
    if (bad.length === 0) return;
    const lines = bad.map(reportLine);
    for (const { code } of lines) reasons[code] = (reasons[code] ?? 0) + 1;
    const shown = lines.slice(0, FIRST_ROWS - first.length);
    first = [...first, ...shown.map((line) => ({ ...line, reason: line.reason.slice(0, MAX_REASON) }))];
    const more = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const length = Buffer.byteLength(more);
    if (bytes + length > MAX_REPORT_BYTES) return;
    text += more;
    bytes += length;
    rows += lines.length;
    await store.write(id, text);
  };

  /** @param position where the import stands now, with all that was reported up to it */
  const progressAt = ({ units, counts }: Position, bytesRead: number): ImportProgress => ({
    units,
    counts,
    bytesRead,
    reasons: { ...reasons },
    firstBadRows: first,
    report: { rows, bytes },
  });

  return { report, progressAt };
};
