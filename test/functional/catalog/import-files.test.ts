import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { requestImport } from '#functions/catalog/contract/routes.ts';
import { buyer } from '#test/support/builders/catalog/call.ts';
import { type Importing, importing } from '#test/support/builders/catalog/importing.ts';
import { TEA_MAPPING, teaFile } from '#test/support/builders/catalog/teas.ts';

let shop: Importing;
const setUp = () => {
  shop = importing();
};

/** Requests an import, puts the file and lets the worker hear of it. */
const importFile = async (content: string | Uint8Array, mapping: unknown = TEA_MAPPING): Promise<string> => {
  const { body } = await shop.request({ mapping });
  shop.upload(body.id, content);
  expect(await shop.tell(shop.uploaded(body.id))).toBe(true);
  return body.id;
};

const skus = () => shop.products().flatMap(({ variants }) => (variants as { sku: string }[]).map(({ sku }) => sku));

const PROBLEM = 'urn:bazaar:problem:';

describe('requesting an import', () => {
  beforeEach(setUp);

  it('answers with a link for the file, of the size that was said', async () => {
    const { status, headers, body } = await shop.request({ name: 'teas.csv', bytes: 1234 });

    expect(status).toBe(201);
    expect(headers.location).toBe(`/admin/imports/${body.id}`);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^imp_[0-9a-z]{26}$/),
      name: 'teas.csv',
      status: 'awaiting-upload',
      upload: { url: `https://imports.test/uploads/${body.id}?PUT=1234`, method: 'PUT' },
      counts: { rows: 0 },
    });
    expect(Date.parse(body.upload?.expiresAt ?? '') - Date.parse(body.createdAt)).toBeLessThanOrEqual(15 * 60_000 + 50);
  });

  it('twice with one key is one import, and another request with it is refused', async () => {
    const first = await shop.request();
    const again = await shop.request();
    expect(again).toMatchObject({
      status: 201,
      body: { id: first.body.id },
      headers: { 'idempotent-replayed': 'true' },
    });
    expect(await shop.request({ name: 'other.csv' })).toMatchObject({
      status: 422,
      body: { type: `${PROBLEM}idempotency-key-reused` },
    });
  });

  it('says what is wrong with a mapping, and which there are', async () => {
    const { title, ...without } = TEA_MAPPING;
    expect(title).toBe('name');
    expect(await shop.request({ mapping: without })).toMatchObject({
      status: 422,
      body: { type: `${PROBLEM}bad-mapping`, detail: expect.stringContaining('title') },
    });
    expect(await shop.request({ mapping: 'wanted' })).toMatchObject({
      status: 422,
      body: { type: `${PROBLEM}bad-mapping`, detail: expect.stringContaining('generated') },
    });
    expect((await shop.request({ mapping: 'generated' })).status).toBe(201);
  });

  it('is for operators, and for files of up to a gigabyte', async () => {
    const body = { mapping: 'generated' };
    const headers = { 'idempotency-key': 'k' };
    expect((await shop.call(requestImport, { as: buyer, body, headers })).status).toBe(403);
    expect((await shop.request({ bytes: 1_073_741_825 })).status).toBe(400);
  });
});

describe('a file that was uploaded', () => {
  beforeEach(setUp);

  it('becomes products on sale, and its bad rows a report', async () => {
    const id = await importFile(teaFile(130, [3, 128]));

    const seen = await shop.see(id);
    expect(seen).toMatchObject({
      status: 'finished',
      counts: { rows: 130, products: 128, created: 128, bad: 2 },
      reasons: { missing: 2 },
      firstBadRows: [
        { line: 5, column: 'price', code: 'missing' },
        { line: 130, column: 'price', code: 'missing' },
      ],
      report: { rows: 2, url: `https://imports.test/reports/${id}.jsonl?GET=any` },
    });
    expect(seen.bytes?.read).toBe(seen.bytes?.of);
    expect(seen.upload).toBeUndefined();
    expect(shop.products()).toHaveLength(128);
    expect(shop.products().every(({ status }) => status === 'published')).toBe(true);
    const lines = shop.report(id).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).line)).toEqual([5, 130]);
  });

  it('writes nothing where the catalogue is as it says already', async () => {
    await importFile(teaFile(20));
    const before = shop.products();
    const { body } = await shop.request({ key: 'import-2' });
    shop.upload(body.id, teaFile(20));
    await shop.tell(shop.uploaded(body.id), { id: 'message-2' });

    expect((await shop.see(body.id)).counts).toMatchObject({ unchanged: 20, created: 0, changed: 0 });
    expect(shop.products()).toEqual(before);
  });

  it('may be packed, or be JSON', async () => {
    await importFile(gzipSync(teaFile(3)));
    expect(skus()).toHaveLength(3);
    const { body } = await shop.request({ key: 'import-2' });
    const tea = { id: 'j1', name: 'Tea', about: 'Good.', path: 'Food', price: 3 };
    shop.upload(body.id, JSON.stringify({ items: [tea, { ...tea, id: 'j2' }] }));
    await shop.tell(shop.uploaded(body.id));
    expect((await shop.see(body.id)).counts).toMatchObject({ created: 2 });
  });

  it('lists the SKU of another product among the bad rows, as the catalogue refuses it', async () => {
    await importFile('id,name,about,path,price\na b,Tea,Good.,Food,1\na-b,Tea,Good.,Food,1', {
      ...TEA_MAPPING,
      externalId: { column: 'id', format: 'slug', prefix: 'x:' },
      variant: { ...TEA_MAPPING.variant, sku: { constant: 'SAME' } },
    }).then(async (id) =>
      expect(await shop.see(id)).toMatchObject({ status: 'finished', counts: { products: 1, rows: 2 } }),
    );
  });

  it.each([
    ['is empty', '', 'empty-file'],
    ['is a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'zip-archive'],
    ['is a picture', Buffer.from(Array.from({ length: 400 }, (_, n) => n % 20)), 'binary-file'],
    ['is for another mapping', 'number,title\n1,Tea\n', 'other-mapping'],
    ['has one column twice', 'id,id\n1,2\n', 'no-header'],
  ])('fails as a whole when it %s, and says why', async (_, content, code) => {
    const id = await importFile(content);
    expect(await shop.see(id)).toMatchObject({ status: 'failed', failure: { code, detail: expect.any(String) } });
    expect(shop.products()).toEqual([]);
  });

  it.each([
    ['another encoding', Buffer.from(`id,name\n1,${'Thé '.repeat(9)}\n`, 'latin1'), TEA_MAPPING, 'encoding'],
    ['UTF-16 without a mark', Buffer.from('id,name,about\n1,Tea,Good.\n', 'utf16le'), TEA_MAPPING, 'encoding'],
    ['another delimiter', teaFile(2).replaceAll(',', ';'), { ...TEA_MAPPING, delimiter: ',' }, 'delimiter'],
    ['no list where it should be', '{"id":1}', { ...TEA_MAPPING, records: 'items' }, 'records'],
    ['other columns', 'number,title\n1,Tea\n', TEA_MAPPING, 'mapping'],
  ])(
    'with %s fails by what the mapping would have to say, not by the flags of a terminal',
    async (_, content, mapping, field) => {
      const { failure } = await shop.see(await importFile(content, mapping));
      expect(failure?.detail).toContain(field);
      expect(failure?.detail).not.toMatch(/--\w/);
    },
  );

  it('fails when it is replaced or gone between two runs', async () => {
    for (const [key, change] of [
      ['replaced', (id: string) => shop.upload(id, teaFile(300))],
      ['gone', (id: string) => void shop.forget(id)],
    ] as const) {
      const { body } = await shop.request({ key });
      shop.upload(body.id, teaFile(250));
      await shop.tell(shop.uploaded(body.id), { time: 'little' });
      change(body.id);
      for (const message of shop.handedOn()) expect(await shop.tell(message, { id: 'message-2' })).toBe(true);
      expect((await shop.see(body.id)).failure?.code).toBe(key === 'gone' ? 'no-such-file' : 'cannot-be-read');
    }
  });
});

describe('an import that nobody has a file for', () => {
  beforeEach(setUp);

  it('is not begun by what S3 says of other objects, or as a trial', async () => {
    const { body } = await shop.request();
    expect(await shop.tell({ Service: 'Amazon S3', Event: 's3:TestEvent' })).toBe(true);
    expect(await shop.tell({ Records: [{ s3: { object: { key: 'uploads/else' } } }] })).toBe(true);
    expect(await shop.tell(shop.uploaded('imp_00000000000000000000000000'))).toBe(true);
    expect(await shop.tell({ about: 'nothing' })).toBe(false);
    expect((await shop.see(body.id)).status).toBe('awaiting-upload');
  });

  it('is forgotten after a day; what was imported after fourteen', async () => {
    const { body } = await shop.request();
    const imported = await shop.request({ key: 'import-2' });
    shop.upload(imported.body.id, teaFile(1));
    await shop.tell(shop.uploaded(imported.body.id));
    shop.world.pass(25 * 3_600_000);
    expect(await shop.see(body.id)).toMatchObject({ type: `${PROBLEM}import-not-found` });
    expect((await shop.list()).body.items.map(({ id }) => id)).toEqual([imported.body.id]);
    shop.world.pass(14 * 24 * 3_600_000);
    expect((await shop.list()).body.items).toEqual([]);
  });
});

describe('the list of imports', () => {
  beforeEach(setUp);

  it('has the newest first, page by page', async () => {
    const ids: string[] = [];
    for (const key of ['a', 'b', 'c']) ids.unshift((await shop.request({ key })).body.id);
    const { body: first } = await shop.list({ limit: '2' });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const { body: second } = await shop.list({ limit: '2', cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(await shop.list({ cursor: 'forged' })).toMatchObject({
      status: 400,
      body: { type: `${PROBLEM}invalid-cursor` },
    });
  });
});
