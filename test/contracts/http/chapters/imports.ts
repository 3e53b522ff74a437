import { cancelImport, getImport, listImports, requestImport } from '#functions/catalog/contract/routes.ts';
import type { Book } from '#test/contracts/http/recorder.ts';
import { importMessage, lambdaMinutes } from '#test/support/builders/catalog/uploads.ts';

const MAPPING = {
  externalId: { column: 'Article', prefix: 'acme:' },
  title: 'Name',
  description: 'Text',
  category: { column: 'Group', separator: '>' },
  taxCategory: { constant: 'standard' },
  variant: {
    sku: { column: 'Article', format: 'sku' },
    prices: [{ amount: 'Price', currency: { constant: 'EUR' }, decimalSeparator: ',' }],
  },
} as const;

const FILE = `Article;Name;Text;Group;Price
K-1;Kettle;Holds 1.7 litres.;Kitchen > Tea;39,90
K-2;Tea pot;For six cups.;Kitchen > Tea;
K-3;Tea strainer;Of steel.;Kitchen > Tea;6,50
`;

/** A file of three rows, one of which has no price; and one that nobody sends. */
export const importsChapter = async ({ ask, system }: Book): Promise<void> => {
  const { importer, uploads } = system.functions;
  const headers = { 'idempotency-key': 'kettles-2026-01' };
  const body = { name: 'kettles.csv', mapping: MAPPING, bytes: Buffer.byteLength(FILE) };
  const kettles = { as: 'admin', headers, body } as const;
  const { body: requested } = await ask('catalog', requestImport, {
    name: 'Kettles',
    summary: 'A file to come, with a mapping of its own',
    ...kettles,
  });
  await ask('catalog', requestImport, { name: 'Again', summary: 'The same request with the same key', ...kettles });
  await ask('catalog', requestImport, {
    name: 'UnknownMapping',
    summary: 'By the name of a mapping that does not exist',
    as: 'admin',
    headers: { 'idempotency-key': 'kettles-2026-02' },
    body: { mapping: 'acme' },
  });
  const params = { importId: String(requested.id) };
  const operator = { as: 'admin', params } as const;
  await ask('catalog', getImport, { name: 'Awaited', summary: 'Before the file is there', ...operator });
  uploads.put(`uploads/${params.importId}`, FILE);
  await importer.catalog(importMessage(params.importId) as never, lambdaMinutes(10));
  await ask('catalog', getImport, { name: 'Finished', summary: 'What came of the file', ...operator });
  await ask('catalog', cancelImport, { name: 'TooLate', summary: 'An import that has ended', ...operator });
  const other = await ask('catalog', requestImport, {
    name: 'Committed',
    summary: 'With a mapping that comes with Bazaar, and a file of any size',
    as: 'admin',
    headers: { 'idempotency-key': 'goods-2026-01' },
    body: { mapping: 'generated' },
  });
  const cancelled = { as: 'admin', params: { importId: String(other.body.id) } } as const;
  await ask('catalog', cancelImport, { name: 'Unwanted', summary: 'Before its file is there', ...cancelled });
  await ask('catalog', listImports, {
    name: 'Newest',
    summary: 'The newest first',
    as: 'admin',
    query: { limit: '2' },
  });
  const unknown = { as: 'admin', params: { importId: 'imp_none' } } as const;
  await ask('catalog', getImport, { name: 'Unknown', summary: 'No such import', ...unknown });
};
