import * as z from 'zod';
import type { ImportPorts } from '#functions/catalog/application/change-import.ts';
import type { ImportRequest } from '#functions/catalog/contract/imports.ts';
import { BadMapping } from '#functions/catalog/domain/errors.ts';
import { asRequested, awaitUpload, type ImportJob } from '#functions/catalog/domain/import-job.ts';
import { type Mapping, mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';
import { COMMITTED, isCommitted } from '#functions/catalog/import/mappings/committed.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import { storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

export type ImportToRequest = { readonly by: string; readonly idempotencyKey: string; readonly body: ImportRequest };

export type RequestedImport = { readonly job: ImportJob; readonly again: boolean };

/** A row has room for a mapping of a hundred times the usual size. */
const MAX_MAPPING_CHARACTERS = 100_000;

const documentOf = (mapping: ImportRequest['mapping']): unknown => {
  if (typeof mapping !== 'string') return mapping;
  if (isCommitted(mapping)) return COMMITTED[mapping];
  throw new BadMapping(`There is no mapping ${mapping}; there are ${Object.keys(COMMITTED).join(', ')}.`);
};

/** @throws BadMapping that says what is wrong where */
export const mappingOf = (mapping: ImportRequest['mapping']): Mapping => {
  const document = documentOf(mapping);
  if (JSON.stringify(document).length > MAX_MAPPING_CHARACTERS) throw new BadMapping('The mapping is too long.');
  const { data, error } = mappingSchema.safeParse(document);
  if (data) return data;
  throw new BadMapping(z.prettifyError(error).slice(0, 2_000));
};

const sameRequest = (job: ImportJob, request: string): RequestedImport => {
  if (job.request === request) return { job: asRequested(job), again: true };
  throw new IdempotencyKeyReused('The key belongs to another import.');
};

/**
 * One import for each key of an operator: the same request again gets it as it was requested, however far
 * it has come.
 * @throws BadMapping, IdempotencyKeyReused, ConcurrentChange
 */
export const requestImport =
  ({ loadImport, saveImport, now }: ImportPorts) =>
  async ({ by, idempotencyKey, body }: ImportToRequest, trace: Trace): Promise<RequestedImport> => {
    mappingOf(body.mapping);
    const id = derivedId('imp', by, idempotencyKey);
    const request = fingerprint(body);
    const known = await loadImport(id);
    if (known) return sameRequest(known, request);
    const job = awaitUpload({ ...body, id, request, trace: storeTrace(trace) }, instant(now()));
    try {
      await saveImport(undefined, job);
      return { job, again: false };
    } catch (error) {
      const first = isErrorNamed(error, 'ConcurrentChange') ? await loadImport(id) : undefined;
      if (first === undefined) throw error;
      return sameRequest(first, request);
    }
  };
