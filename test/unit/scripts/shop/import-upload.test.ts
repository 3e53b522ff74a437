import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { getImport, requestImport } from '#functions/catalog/contract/import-routes.ts';
import type { ImportView } from '#functions/catalog/contract/imports.ts';
import { mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';
import type { Fetch } from '#scripts/shop/api.ts';
import { type catalogue, teaFile, teaLine, workshop } from '#test/unit/scripts/import/shop.ts';
import { fakeApi, type Received } from '#test/unit/scripts/shop/support/fake-api.ts';

const AT = '2026-01-01T12:00:00.000Z';
const LINKS = 'https://imports.test';
const REPORT = '{"line":3,"column":"price","code":"not-a-price","reason":"price: free is no amount"}\n';
const NONE = { rows: 0, products: 0, created: 0, changed: 0, unchanged: 0, repeated: 0, bad: 0 };

const awaited: ImportView = {
  id: 'imp_1',
  status: 'awaiting-upload',
  createdAt: AT,
  updatedAt: AT,
  counts: NONE,
  upload: { url: `${LINKS}/uploads/imp_1`, expiresAt: AT, method: 'PUT', headers: { 'content-type': 'application/x' } },
  reasons: {},
  firstBadRows: [],
};

const { upload: _, ...begun } = awaited;
const running: ImportView = { ...begun, status: 'running', bytes: { read: 10, of: 40 } };

const ended = (more: Partial<ImportView> = {}): ImportView => ({
  ...begun,
  status: 'finished',
  endedAt: AT,
  counts: { ...NONE, rows: 2, products: 1, created: 1, bad: 1 },
  reasons: { 'not-a-price': 1 },
  report: { url: `${LINKS}/reports/imp_1.jsonl`, expiresAt: AT, rows: 1 },
  ...more,
});

/** A shop that has read a file when it is asked for the third time, and S3, which takes it with this status. */
const shop = (end: ImportView = ended(), status = 200) => {
  const sent: { readonly url: string; readonly text: string; readonly length: number }[] = [];
  const asked: Received[] = [];
  const api = fakeApi()
    .on(requestImport, (request) => {
      asked.push(request);
      return { status: 201, body: awaited };
    })
    .on(getImport, (_request, call) => ({ status: 200, body: call < 3 ? running : end }));
  const fetch: Fetch = async (url, init) => {
    if (!url.startsWith(LINKS)) return api.fetch(url, init);
    if (init.method === 'GET') return new Response(REPORT);
    const body = init.body as Blob;
    sent.push({ url, text: await body.text(), length: body.size });
    return new Response('', { status });
  };
  return { fetch, sent, asked, api };
};

const importWith = (made: ReturnType<typeof shop>, ...options: readonly string[]) => {
  const place = workshop(teaFile([teaLine('a'), teaLine('b', 'free')]));
  const done = place.import(made as unknown as ReturnType<typeof catalogue>, '--upload', ...options);
  return done.then((ran) => ({ ...ran, place }));
};

describe('import --upload', () => {
  it('sends the file as it is, waits for its end, and keeps the report beside it', async () => {
    const made = shop();
    const { code, json, place } = await importWith(made);

    const content = teaFile([teaLine('a'), teaLine('b', 'free')]);
    expect(made.sent).toEqual([{ url: `${LINKS}/uploads/imp_1`, text: content, length: content.length }]);
    expect(made.asked).toMatchObject([{ body: { name: 'teas.csv', bytes: content.length } }]);
    expect(json).toMatchObject({ id: 'imp_1', status: 'finished', badRows: place.report });
    expect(readFileSync(place.report, 'utf8')).toBe(REPORT);
    expect(code).toBe(0);
  });

  it('sends a mapping that the shop reads as this client has read it', async () => {
    const made = shop();
    await importWith(made, '--delimiter', ',');

    const [{ body }] = made.asked as unknown as readonly [{ readonly body: { readonly mapping: object } }];
    const { mapping } = body;
    const read = mappingSchema.parse(mapping);
    expect(read).toMatchObject({ delimiter: ',', title: [{ column: 'name' }] });
    expect(mappingSchema.parse(read)).toEqual(read);
  });

  it('fails when the file as a whole was none, and says why', async () => {
    const failure = { code: 'cannot-be-read', detail: 'The file was replaced while it was read.' };
    const { code, json } = await importWith(shop(ended({ status: 'failed', failure })));

    expect(code).toBe(1);
    expect(json).toMatchObject({ status: 'failed', failure });
  });

  it('fails when S3 does not take the file', async () => {
    const made = shop(ended(), 403);
    const { code, err } = await importWith(made);

    expect(code).toBe(1);
    expect(err).toContain('The file was not taken');
    expect(made.api.calls(getImport)).toBe(0);
  });

  it.each([['--dry-run'], ['--stock', '5']])('does not go with %s', async (...options) => {
    const made = shop();
    const { code } = await importWith(made, ...options);

    expect(code).toBe(1);
    expect(made.asked).toEqual([]);
  });
});
