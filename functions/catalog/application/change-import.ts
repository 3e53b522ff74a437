import type { LoadImport, SaveImport } from '#functions/catalog/application/import-ports.ts';
import { ImportNotFound } from '#functions/catalog/domain/errors.ts';
import type { ImportJob } from '#functions/catalog/domain/import-job.ts';
import { type Clock, type Instant, instant } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

export type ImportPorts = {
  readonly loadImport: LoadImport;
  readonly saveImport: SaveImport;
  readonly now: Clock;
};

const ATTEMPTS = 3;

/** @throws ImportNotFound */
export const existingImport = (id: string, job: ImportJob | undefined): ImportJob => {
  if (job === undefined) throw new ImportNotFound(`There is no import ${id}.`, { id });
  return job;
};

/**
 * Load, decide, save; decided anew when it was changed meanwhile. What is decided to be as before is not written.
 * @throws ImportNotFound, ConcurrentChange after three tries
 */
export const changeImport =
  ({ loadImport, saveImport, now }: ImportPorts) =>
  async (id: string, decide: (job: ImportJob, at: Instant) => ImportJob): Promise<ImportJob> => {
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      const before = existingImport(id, await loadImport(id));
      const after = decide(before, instant(now()));
      if (after === before) return after;
      try {
        await saveImport(before, after);
        return after;
      } catch (error) {
        if (left === 0 || !isErrorNamed(error, 'ConcurrentChange')) throw error;
      }
    }
  };
