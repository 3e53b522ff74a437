import type { LinkToReport, LinkToUpload } from '#functions/catalog/application/import-ports.ts';
import type { ImportSummary, ImportView } from '#functions/catalog/contract/imports.ts';
import { type ImportJob, type ImportProgress, NO_PROGRESS } from '#functions/catalog/domain/import-job.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

const progressOf = (job: ImportJob): ImportProgress => ('progress' in job && job.progress) || NO_PROGRESS;

const defined = <Value, Name extends string>(name: Name, value: Value | undefined): { [key in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value });

/** As a list shows it. */
export const importSummary = (job: ImportJob): ImportSummary => ({
  id: job.id,
  ...defined('name', job.name),
  status: job.status,
  createdAt: job.createdAt,
  updatedAt: job.updatedAt,
  ...defined('startedAt', 'startedAt' in job ? job.startedAt : undefined),
  ...defined('endedAt', 'endedAt' in job ? job.endedAt : undefined),
  counts: { ...progressOf(job).counts },
});

const rateOf = (job: ImportJob): number | undefined => {
  if (!('startedAt' in job) || job.startedAt === undefined) return undefined;
  const end = 'endedAt' in job ? job.endedAt : job.updatedAt;
  const seconds = Math.max(1, Date.parse(end) - Date.parse(job.startedAt)) / 1_000;
  return Math.round(progressOf(job).counts.rows / seconds);
};

export type LinkPorts = { readonly linkToUpload: LinkToUpload; readonly linkToReport: LinkToReport };

const uploadOf = async (
  { linkToUpload }: LinkPorts,
  { id, bytes }: ImportJob,
  from: Instant | undefined,
): Promise<ImportView['upload']> => ({
  ...(await linkToUpload(id, bytes, from)),
  method: 'PUT',
  headers: { 'content-type': 'application/octet-stream' },
});

const reportOf = async ({ linkToReport }: LinkPorts, job: ImportJob): Promise<ImportView['report']> => {
  const { rows } = progressOf(job).report;
  return rows === 0 || !('endedAt' in job) ? undefined : { ...(await linkToReport(job.id)), rows };
};

/**
 * As a whole, with links that are made for whoever asks.
 * @param linkFrom when the 15 minutes of the link for the file began; now unless given
 */
export const importView =
  (ports: LinkPorts) =>
  async (job: ImportJob, linkFrom?: Instant): Promise<ImportView> => {
    const { bytesRead, reasons, firstBadRows } = progressOf(job);
    const file = 'file' in job ? job.file : undefined;
    return {
      ...importSummary(job),
      ...defined('upload', job.status === 'awaiting-upload' ? await uploadOf(ports, job, linkFrom) : undefined),
      ...defined('bytes', file && { read: Math.min(bytesRead, file.bytes), of: file.bytes }),
      ...defined('rowsPerSecond', rateOf(job)),
      reasons: { ...reasons },
      firstBadRows: firstBadRows.map((row) => ({ ...row })),
      ...defined('report', await reportOf(ports, job)),
      ...defined('failure', job.status === 'failed' ? job.failure : undefined),
    };
  };
