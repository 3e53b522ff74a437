import type { ImportCounts, ReportedRow } from '#functions/catalog/contract/imports.ts';
import { IMPORT_KEPT_DAYS } from '#functions/catalog/contract/imports.ts';
import { ImportEnded } from '#functions/catalog/domain/errors.ts';
import { epochSeconds, type Instant } from '#functions/shared/kernel/clock.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

export type ImportId = Id<'imp'>;

/** How far an import has come: what is settled, and what came of it. */
export type ImportProgress = {
  /** Products and bad rows that are settled, in the order of the file. */
  readonly units: number;
  readonly bytesRead: number;
  readonly counts: ImportCounts;
  /** Bad rows by their code. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly firstBadRows: readonly ReportedRow[];
  readonly report: { readonly rows: number; readonly bytes: number };
};

export const NO_PROGRESS: ImportProgress = {
  units: 0,
  bytesRead: 0,
  counts: { rows: 0, products: 0, created: 0, changed: 0, unchanged: 0, repeated: 0, bad: 0 },
  reasons: {},
  firstBadRows: [],
  report: { rows: 0, bytes: 0 },
};

/** The file as it was when the import began; another one under the same key has another tag. */
export type UploadedFile = { readonly bytes: number; readonly tag: string };

/** Who works on it, and until when nobody else does. */
export type Lease = { readonly by: string; readonly until: Instant };

type Common = {
  readonly id: ImportId;
  readonly version: number;
  readonly name?: string;
  /** A mapping, or the name of a committed one. */
  readonly mapping: string | Readonly<Record<string, unknown>>;
  /** What the file has to have, where the request said it. */
  readonly bytes?: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Seconds since the epoch, as DynamoDB's time to live reads them. */
  readonly expiresAt: number;
  /** Tells the request from another one under its key. */
  readonly request: string;
  readonly trace: StoredTrace;
};

type Begun = { readonly file: UploadedFile; readonly startedAt: Instant; readonly progress: ImportProgress };

export type AwaitingUpload = Common & { readonly status: 'awaiting-upload' };
export type RunningImport = Common &
  Begun & {
    readonly status: 'running';
    readonly lease?: Lease;
    /** Units whose ids are kept for the next run. */
    readonly seenUnits?: number;
  };
export type ImportFailure = { readonly code: string; readonly detail: string };

type Ended = Common & Partial<Begun> & { readonly endedAt: Instant };
export type ImportJob =
  | AwaitingUpload
  | RunningImport
  | (Ended & { readonly status: 'finished' | 'cancelled' })
  | (Ended & { readonly status: 'failed'; readonly failure: ImportFailure });

const DAY_SECONDS = 86_400;

/** As DynamoDB's time to live reads it. */
const daysAfter = (at: Instant, days: number): number => epochSeconds(new Date(at)) + days * DAY_SECONDS;

export type Requested = Pick<AwaitingUpload, 'id' | 'mapping' | 'request' | 'trace'> & {
  readonly name?: string | undefined;
  readonly bytes?: number | undefined;
};

/** A file that never comes is forgotten after a day. */
export const awaitUpload = ({ name, bytes, ...requested }: Requested, at: Instant): AwaitingUpload => ({
  ...requested,
  ...(name !== undefined && { name }),
  ...(bytes !== undefined && { bytes }),
  status: 'awaiting-upload',
  version: 1,
  createdAt: at,
  updatedAt: at,
  expiresAt: daysAfter(at, 1),
});

/** The import as it was requested, however far it has come. */
export const asRequested = ({ id, mapping, request, trace, name, bytes, createdAt }: ImportJob): AwaitingUpload =>
  awaitUpload({ id, mapping, request, trace, name, bytes }, createdAt);

const changed = <Job extends ImportJob>(job: Job, at: Instant): Job => ({
  ...job,
  version: job.version + 1,
  updatedAt: at,
  expiresAt: daysAfter(at, IMPORT_KEPT_DAYS),
});

/** Whether it waits for whoever asks: a run that crashed is taken up again by the same message, or after its time. */
export const mayRun = (job: ImportJob, { by }: Lease, at: Instant): job is AwaitingUpload | RunningImport => {
  if (job.status === 'awaiting-upload') return true;
  if (job.status !== 'running') return false;
  return job.lease === undefined || job.lease.by === by || job.lease.until <= at;
};

/** The first run, or a further one behind what is settled. */
export const run = (
  job: AwaitingUpload | RunningImport,
  { file, lease, at }: { readonly file: UploadedFile; readonly lease: Lease; readonly at: Instant },
): RunningImport => {
  const begun = job.status === 'running' ? job : { ...job, file, startedAt: at, progress: NO_PROGRESS };
  return changed({ ...begun, status: 'running', lease }, at);
};

/** What was loaded by the window in which somebody cancelled counts too. */
export const advance = (job: Exclude<ImportJob, AwaitingUpload>, progress: ImportProgress, at: Instant): ImportJob => ({
  ...changed(job, at),
  progress,
});

const withoutLease = ({ lease, ...job }: RunningImport): RunningImport => job;

/** Whoever takes it up next may do so at once, and finds the ids of all that is settled. */
export const handOver = (job: RunningImport, at: Instant): RunningImport => ({
  ...changed(withoutLease(job), at),
  seenUnits: job.progress.units,
});

export const finish = (job: RunningImport, at: Instant): ImportJob => ({
  ...changed(withoutLease(job), at),
  status: 'finished',
  endedAt: at,
});

export const fail = (job: AwaitingUpload | RunningImport, failure: ImportFailure, at: Instant): ImportJob => {
  const stopped = job.status === 'running' ? withoutLease(job) : job;
  return { ...changed(stopped, at), status: 'failed', endedAt: at, failure };
};

/** @throws ImportEnded when it did before */
export const cancel = (job: ImportJob, at: Instant): ImportJob => {
  if (job.status === 'cancelled') return job;
  if (job.status === 'finished' || job.status === 'failed')
    throw new ImportEnded(`${job.id} is ${job.status}.`, { id: job.id });
  const stopped = job.status === 'running' ? withoutLease(job) : job;
  return { ...changed(stopped, at), status: 'cancelled', endedAt: at };
};
