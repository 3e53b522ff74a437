import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Loaded } from '#functions/catalog/import/run/import-catalogue.ts';
import type { Checkpoint, Checkpoints } from '#scripts/import/run/checkpoints.ts';

export type LoadOne = (product: ImportedProduct) => Promise<Loaded>;

type Resume = {
  readonly checkpoints: Checkpoints;
  readonly content: string;
  readonly restart: boolean;
  readonly load: LoadOne;
  readonly note: (line: string) => void;
};

const at = ({ counts, savedAt }: Checkpoint): string => `at row ${counts.rows}, ${savedAt}`;

const tellStale = ({ note, content }: Resume, stale: Checkpoint): void =>
  note(
    stale.content === content
      ? `An import of this file with other settings was interrupted (${at(stale)}): this one begins anew.`
      : `The file has changed since its import was interrupted (${at(stale)}): this one begins anew.`,
  );

/** The shop may have been reset, or may have lost what it had not saved. */
const isForgotten = async ({ load }: Resume, { proof }: Checkpoint): Promise<boolean> =>
  proof !== undefined && (await load(proof)) === 'created';

/**
 * The checkpoint to go on from; none where there is none, where the person wants to begin anew, or where the shop no
 * longer has what was loaded.
 */
export const resumeFrom = async (resume: Resume): Promise<Checkpoint | undefined> => {
  const { checkpoints, restart, note } = resume;
  for (const stale of checkpoints.takeStale()) tellStale(resume, stale);
  const found = restart ? undefined : checkpoints.load();
  if (found !== undefined && !(await isForgotten(resume, found))) {
    note(`Going on where an import of this file was interrupted (${at(found)}); --restart begins anew.`);
    return found;
  }
  if (found !== undefined) note('The shop no longer has what was loaded before: this import begins anew.');
  checkpoints.forget();
  return undefined;
};
