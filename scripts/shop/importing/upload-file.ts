import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { getImport, requestImport } from '#functions/catalog/contract/import-routes.ts';
import type { ImportView } from '#functions/catalog/contract/imports.ts';
import { Failure } from '#scripts/shop/failure.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';
import { type OpenImport, openImport } from '#scripts/shop/importing/open-import.ts';
import { refusing } from '#scripts/shop/importing/refusal.ts';
import { reportPath } from '#scripts/shop/importing/report-path.ts';
import type { Session } from '#scripts/shop/session.ts';

/** What came of the file, and where its bad rows are on this machine. */
export type Uploaded = ImportView & { readonly badRows?: string };

const EVERY_MS = 1_000;

/** What was said on the command line is a part of the mapping there. */
const mappingWith = (mapping: OpenImport['mapping'], { delimiter, encoding, records }: ImportOptions) => ({
  ...mapping,
  ...(delimiter !== undefined && { delimiter }),
  ...(encoding !== undefined && { encoding }),
  ...(records !== undefined && { records }),
});

const send = async ({ fetch }: Session, file: string, { upload }: ImportView): Promise<void> => {
  if (upload === undefined) return;
  const { url, method, headers } = upload;
  const { ok, status } = await fetch(url, { method, headers, body: await openAsBlob(file) });
  if (ok) return;
  throw new Failure({ type: 'upload-refused', title: 'The file was not taken.', detail: `S3 answered ${status}.` });
};

const progressOf = ({ status, counts: { rows, created, changed, unchanged, bad }, bytes }: ImportView): string => {
  const share = bytes ? `, ${Math.floor((bytes.read / Math.max(1, bytes.of)) * 100)} %` : '';
  return `${status}: ${rows} rows${share}: ${created + changed} loaded, ${unchanged} unchanged, ${bad} bad`;
};

/** Asks every second, until the import has ended. */
const follow = async ({ api, sleep, terminal: { spinner } }: Session, importId: string): Promise<ImportView> => {
  for (;;) {
    const { body } = await api(getImport, { params: { importId } });
    if (body.endedAt !== undefined) return body;
    spinner.show(progressOf(body));
    await sleep(EVERY_MS);
  }
};

const fetchReport = async (session: Session, file: string, options: ImportOptions, { report }: ImportView) => {
  if (report === undefined) return {};
  const path = await reportPath(session, file, options.report);
  await writeFile(path, await (await session.fetch(report.url, { method: 'GET' })).text());
  return { badRows: path };
};

/**
 * Has the shop import a file: looks whether the mapping is for it, uploads it, and waits for what comes of it.
 * @throws Failure when the file or the mapping is none, or S3 does not take the file
 */
export const uploadFile = (session: Session, file: string, options: ImportOptions): Promise<Uploaded> =>
  refusing(file, async () => {
    const { catalogue, mapping } = await openImport(file, options);
    const body = { name: basename(file), mapping: mappingWith(mapping, options), bytes: catalogue.size };
    const { body: requested } = await session.api(requestImport, { body, idempotencyKey: session.newKey() });
    await send(session, file, requested);
    const ended = await follow(session, requested.id);
    return { ...ended, ...(await fetchReport(session, file, options, ended)) };
  });
