import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { adminToken, call, until } from '#test/support/emulator/api.ts';

const RUN = randomUUID().slice(0, 8).toUpperCase();
const HEADER = 'id,name,about,path,price';

const row = (n: number): string => `e2e-${RUN}-${n},Tea ${RUN} ${n},Goes with milk.,Food / Tea,${n}.90`;

/** 20 rows, of which the fifth has no price and the ninth says `tea` for one. */
const FILE = [HEADER, ...Array.from({ length: 20 }, (_, index) => row(index + 1))]
  .join('\n')
  .replace(`Food / Tea,5.90`, 'Food / Tea,')
  .replace(`Food / Tea,9.90`, 'Food / Tea,tea');

const MAPPING = {
  externalId: 'id',
  title: 'name',
  description: 'about',
  category: { column: 'path', separator: '/' },
  taxCategory: { constant: 'reduced' },
  variant: { sku: { column: 'id', format: 'sku' }, prices: [{ amount: 'price', currency: { constant: 'EUR' } }] },
};

describe('an import without a terminal', () => {
  let token: string;
  beforeAll(async () => {
    token = await adminToken();
  });

  const asAdmin = (path: string) => call(path, { token });

  it('takes a file by its link, loads what is good, and reports what is not', async () => {
    const body = { name: 'teas.csv', mapping: MAPPING, bytes: Buffer.byteLength(FILE) };
    const requested = await call('/admin/imports', { method: 'POST', token, key: randomUUID(), body });
    expect(requested).toMatchObject({ status: 201, body: { status: 'awaiting-upload' } });
    const { id, upload } = requested.body;

    const put = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: FILE });
    expect(put.status).toBe(200);

    const ended = await until('the import has ended', async () => {
      const { body: seen } = await asAdmin(`/admin/imports/${id}`);
      return seen.endedAt !== undefined && seen;
    });
    expect(ended).toMatchObject({
      status: 'finished',
      bytes: { of: Buffer.byteLength(FILE) },
      counts: { rows: 20, products: 18, created: 18, bad: 2 },
      reasons: { missing: 1, 'not-a-price': 1 },
      firstBadRows: [
        { line: 6, code: 'missing', column: 'price' },
        { line: 10, code: 'not-a-price', column: 'price' },
      ],
    });

    const report = await (await fetch(ended.report.url)).text();
    expect(
      report
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).line),
    ).toEqual([6, 10]);

    const { body: found } = await call(`/products?sku=E2E-${RUN}-7`);
    expect(found.items).toMatchObject([{ title: `Tea ${RUN} 7`, category: ['Food', 'Tea'] }]);
  });
});
