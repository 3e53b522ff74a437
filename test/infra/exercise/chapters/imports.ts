import { getImport, listImports, requestImport } from '#functions/catalog/contract/import-routes.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';
import { TEA_MAPPING, teaFile } from '#test/support/builders/catalog/teas.ts';
import { importMessage, lambdaMinutes, lambdaOfOneWindow } from '#test/support/builders/catalog/uploads.ts';

/** Two windows, with a bad row in the first. */
const ROWS = 150;

/** One import in two runs, so that it is handed on and its report is read again. */
export const imports: Chapter = async ({ system, ask }) => {
  const { importer, uploads } = system.functions;
  const { body } = await ask('catalog', requestImport, { body: { mapping: TEA_MAPPING } });
  const id = body.id ?? '';
  uploads.put(`uploads/${id}`, teaFile(ROWS, [3]));
  for (const [message, context, status] of [
    ['first', lambdaOfOneWindow(), 'running'],
    ['second', lambdaMinutes(10), 'finished'],
  ] as const) {
    await importer.catalog(importMessage(id, message) as never, context);
    const { body: seen } = await ask('catalog', getImport, { params: { importId: id } });
    if (seen.status !== status) throw new Error(`Behind its ${message} run the import is ${seen.status}.`);
  }
  await ask('catalog', listImports, {});
  await system.settle();
};
