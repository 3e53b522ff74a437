import { changeImport, type ImportPorts } from '#functions/catalog/application/change-import.ts';
import type {
  ContinueLater,
  KeptSeen,
  OpenedUpload,
  OpenSeen,
  OpenUpload,
  ReportStore,
  Turn,
} from '#functions/catalog/application/import-ports.ts';
import { importTally } from '#functions/catalog/application/import-tally.ts';
import { loadImported } from '#functions/catalog/application/load-imported.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import { mappingOf } from '#functions/catalog/application/request-import.ts';
import { MAX_IMPORT_BYTES } from '#functions/catalog/contract/imports.ts';
import {
  advance,
  fail,
  finish,
  handOver,
  type ImportJob,
  mayRun,
  type RunningImport,
  run,
} from '#functions/catalog/domain/import-job.ts';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { assertFits } from '#functions/catalog/import/mapping/fits.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import { importCatalogue, type Settled } from '#functions/catalog/import/run/import-catalogue.ts';
import { unitsOf } from '#functions/catalog/import/run/units.ts';
import { sampleOf } from '#functions/catalog/import/sample.ts';
import { type Catalogue, catalogueOf } from '#functions/catalog/import/source/open-catalogue.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { readTrace } from '#functions/shared/kernel/trace.ts';

export type RunPorts = ImportPorts &
  ChangePorts & {
    readonly openUpload: OpenUpload;
    readonly openSeen: OpenSeen;
    readonly report: ReportStore;
    readonly continueLater: ContinueLater;
  };

/** What a run was: `not-ours` when the import has ended, is unknown, or another run is at it. */
export type Ran = 'not-ours' | 'finished' | 'failed' | 'cancelled' | 'handed-over';

/** The first rows, to see whether the mapping is for this file. */
const LOOKED_AT = 20;

const isHeldBy = (job: ImportJob, { lease }: Turn): job is RunningImport =>
  job.status === 'running' && job.lease?.by === lease.by;

type Opened = { readonly catalogue: Catalogue; readonly mapping: Mapping };

type Stopped = 'late' | 'lost' | undefined;

const openOf = async (job: ImportJob, upload: OpenedUpload): Promise<Opened> => {
  if (upload.bytes > MAX_IMPORT_BYTES)
    throw new ImportRefused('too-large', `The file has ${upload.bytes} bytes; ${MAX_IMPORT_BYTES} is the most.`);
  const mapping = mappingOf(job.mapping);
  const { delimiter, encoding, records } = mapping;
  const source = { ...(job.name !== undefined && { name: job.name }), size: upload.bytes, ...upload };
  const catalogue = catalogueOf(source, { delimiter, encoding, records });
  assertFits(mapping, await sampleOf(catalogue, LOOKED_AT), catalogue.format);
  return { catalogue, mapping };
};

/** Loads on from where the import stands, until all is loaded, the time is up or somebody else has decided. */
const loadRows = async (
  ports: RunPorts,
  job: RunningImport,
  turn: Turn,
  { catalogue, mapping, kept }: Opened & { readonly kept: KeptSeen },
): Promise<Stopped> => {
  const change = changeImport(ports);
  const tally = await importTally(ports.report, job, job.progress);
  const { rows, position } = catalogue.open();
  let stopped: Stopped;
  let settledWindows = 0;

  const onSettled = async (settled: Settled): Promise<void> => {
    const progress = tally.progressAt(settled.position, position());
    settledWindows += 1;
    const after = await change(job.id, (now, at) =>
      isHeldBy(now, turn) || now.status === 'cancelled' ? advance(now, progress, at) : now,
    );
    if (!isHeldBy(after, turn)) stopped = 'lost';
  };
  const isEnough = (): boolean => {
    if (settledWindows > 0 && turn.isLate()) stopped ??= 'late';
    return stopped !== undefined;
  };

  await importCatalogue({
    units: unitsOf({ rows, position, size: catalogue.size }, mapping).units,
    mapping,
    seen: kept.seen,
    load: loadImported(ports, readTrace(job.trace)),
    report: tally.report,
    onSettled,
    isEnough,
    from: job.progress,
    known: kept.known,
  });
  if (stopped === 'late') await kept.keep();
  return stopped;
};

const load = async (ports: RunPorts, job: RunningImport, turn: Turn, opened: Opened): Promise<Stopped> => {
  const kept = await ports.openSeen(job.id, job.seenUnits ?? 0);
  try {
    return await loadRows(ports, job, turn, { ...opened, kept });
  } finally {
    await kept.close();
  }
};

const endOf = async (ports: RunPorts, id: string, turn: Turn, stopped: Stopped): Promise<Ran> => {
  const next = stopped === 'late' ? handOver : finish;
  const after = await changeImport(ports)(id, (job, at) => (isHeldBy(job, turn) ? next(job, at) : job));
  if (after.status === 'running' && stopped === 'late') await ports.continueLater(id);
  if (after.status === 'running') return stopped === 'late' ? 'handed-over' : 'not-ours';
  return after.status === 'awaiting-upload' ? 'not-ours' : after.status;
};

type Begun = { readonly job: RunningImport; readonly upload: OpenedUpload };

const begin = async (ports: RunPorts, id: string, turn: Turn): Promise<Begun | undefined> => {
  const { lease } = turn;
  const known = await ports.loadImport(id);
  if (known === undefined || !mayRun(known, lease, instant(ports.now()))) return undefined;
  const upload = await ports.openUpload(id, 'file' in known ? known.file?.tag : undefined);
  const file = { bytes: upload.bytes, tag: upload.tag };
  const job = await changeImport(ports)(id, (now, at) =>
    mayRun(now, lease, at) ? run(now, { file, lease, at }) : now,
  );
  return isHeldBy(job, turn) ? { job, upload } : undefined;
};

const refused = (ports: RunPorts, id: string, { code, message, hint }: ImportRefused): Promise<ImportJob> => {
  const detail = [message, hint].filter(Boolean).join(' ').slice(0, 1_000);
  return changeImport(ports)(id, (job, at) =>
    job.status === 'running' || job.status === 'awaiting-upload' ? fail(job, { code, detail }, at) : job,
  );
};

/**
 * Takes an import up where it stands, and works at it for as long as this run may. Told twice, it does it once; told
 * late, it does what is left.
 * @throws whatever is not the file's fault: the message comes again, and goes on from the last window that is settled
 */
export const runImport =
  (ports: RunPorts) =>
  async (id: string, turn: Turn): Promise<Ran> => {
    try {
      const begun = await begin(ports, id, turn);
      if (begun === undefined) return 'not-ours';
      const opened = await openOf(begun.job, begun.upload);
      return await endOf(ports, id, turn, await load(ports, begun.job, turn, opened));
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error;
      await refused(ports, id, error);
      return 'failed';
    }
  };
