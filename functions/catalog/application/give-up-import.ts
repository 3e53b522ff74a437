import { changeImport, type ImportPorts } from '#functions/catalog/application/change-import.ts';
import { fail, type Lease, mayRun } from '#functions/catalog/domain/import-job.ts';

const GAVE_UP = {
  code: 'gave-up',
  detail:
    'It was tried several times, and did not come to its end. What was loaded stays; upload the file again to go on.',
};

/**
 * Ends an import of which the last message was in vain, so that nobody waits for it. One that has ended, or at which
 * another run is, stays as it is.
 */
export const giveUpImport =
  (ports: ImportPorts) =>
  async (id: string, lease: Lease): Promise<void> => {
    if ((await ports.loadImport(id)) === undefined) return;
    await changeImport(ports)(id, (job, at) => (mayRun(job, lease, at) ? fail(job, GAVE_UP, at) : job));
  };
