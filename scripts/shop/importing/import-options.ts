import type { Encoding } from '#functions/catalog/import/read/decode.ts';

/** What the command line says of an import. */
export type ImportOptions = {
  /** A committed mapping or a file; without one, the committed one that fits. */
  readonly map?: string;
  /** Where a proposed mapping goes, instead of to stdout. */
  readonly save?: string;
  readonly dryRun?: true;
  /** The shop reads the file itself. */
  readonly upload?: true;
  /** Where bad rows go. */
  readonly report?: string;
  readonly concurrency: number;
  /** Pieces of each variant, in place of what the file says; false receives none. */
  readonly stock?: number | false;
  readonly delimiter?: string;
  readonly encoding?: Encoding;
  readonly records?: string;
  /** Begin anew, also where an earlier run was interrupted. */
  readonly restart?: true;
};
