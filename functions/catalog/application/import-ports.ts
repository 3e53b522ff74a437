import type { ImportJob, Lease, UploadedFile } from '#functions/catalog/domain/import-job.ts';
import type { Seen } from '#functions/catalog/import/run/seen.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

export type LoadImport = (id: string) => Promise<ImportJob | undefined>;

/**
 * Writes what `before` became.
 * @throws ConcurrentChange when the row is no longer as in `before`
 */
export type SaveImport = (before: ImportJob | undefined, after: ImportJob) => Promise<void>;

/** The place of an import in the list, opaque to all but the adapter. */
export type ImportPlace = { readonly id: string; readonly key: string };

export type ImportsPage = { readonly jobs: readonly ImportJob[]; readonly next?: ImportPlace };

/** The newest first. */
export type ListImports = (asked: {
  readonly limit: number;
  readonly after?: ImportPlace | undefined;
}) => Promise<ImportsPage>;

/** A link that whoever has it may use once it is signed, and for 15 minutes. */
export type SignedLink = { readonly url: string; readonly expiresAt: Instant };

/** Takes a file, of just so many bytes if it says how many. @param from when its 15 minutes began; now unless given */
export type LinkToUpload = (id: string, bytes: number | undefined, from?: Instant) => Promise<SignedLink>;

export type LinkToReport = (id: string) => Promise<SignedLink>;

/** A file that was uploaded: its first bytes, and all of them from the beginning on. */
export type OpenedUpload = UploadedFile & { readonly head: Buffer; readonly read: () => AsyncIterable<Buffer> };

/**
 * @param tag of the file that was there before, where there was one
 * @throws ImportRefused when there is none, or another one; also while it is read
 */
export type OpenUpload = (id: string, tag: string | undefined) => Promise<OpenedUpload>;

/** Bad rows as JSON Lines, one text that grows; it is written whole each time. */
export type ReportStore = {
  /** @param bytes of it that are wanted: what a run that crashed wrote behind them comes again */
  readonly read: (id: string, bytes: number) => Promise<string>;
  readonly write: (id: string, text: string) => Promise<void>;
};

/** The ids that a file had so far, and how many units of it are in there. */
export type KeptSeen = {
  readonly seen: Seen;
  readonly known: number;
  /** For the next run. */
  readonly keep: () => Promise<void>;
  /** Always, however the run ends. */
  readonly close: () => Promise<void>;
};

/** @param known units that an earlier run has kept; 0 begins anew */
export type OpenSeen = (id: string, known: number) => Promise<KeptSeen>;

/** Has another run take the import up, as soon as there is one. */
export type ContinueLater = (id: string) => Promise<void>;

/** Whose run it is, and how much time it has. */
export type Turn = {
  readonly lease: Lease;
  /** Whether it is time to hand over to the next run. */
  readonly isLate: () => boolean;
};
