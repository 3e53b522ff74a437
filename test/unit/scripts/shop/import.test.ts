import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { getStockForOperators, receiveStock } from '#functions/inventory/contract/routes.ts';
import { fakeApi, problem, type Received, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { stockOf } from '#test/unit/scripts/shop/support/things.ts';

const MAPPING = {
  externalId: { column: 'id', prefix: 'tea:' },
  title: 'name',
  description: 'name',
  category: { column: 'path', separator: '/' },
  taxCategory: { constant: 'reduced' },
  variant: {
    sku: { column: 'id', format: 'sku', prefix: 'TEA-' },
    prices: [{ amount: 'price', currency: 'currency' }],
  },
};

const ROWS = ['a,Assam,Tea/Black,12.90,EUR', 'b,Broken,Tea,free,EUR', 'c,Ceylon,Tea/Black,1500,JPY'];

const directory = mkdtempSync(join(tmpdir(), 'bazaar-shop-import-'));
const file = join(directory, 'teas.csv');
const map = join(directory, 'teas.json');
const bad = join(directory, 'bad.jsonl');

const write = (...rows: readonly string[]): void =>
  writeFileSync(file, `${['id,name,path,price,currency', ...rows].join('\n')}\n`);

/** A catalogue that remembers what it was given, and an inventory that hears of it a little later. */
const shop = () => {
  const kept = new Map<string, string>();
  const received = new Map<string, number>();
  const importOne = ({ params: { externalId = '' }, body }: Received): Reply => {
    const before = kept.get(externalId);
    const after = JSON.stringify(body);
    kept.set(externalId, after);
    const view = { ...(body as object), id: 'prd_1', status: 'published', version: 1, createdAt: at, updatedAt: at };
    const variants = (body as { variants: object[] }).variants.map((one) => ({ ...one, status: 'active' }));
    const headers = { ...(before === after && { 'bazaar-unchanged': 'true' }) };
    return { status: before === undefined ? 201 : 200, body: { ...view, variants }, headers };
  };
  const at = '2026-01-01T12:00:00.000Z';
  const receive = ({ params: { sku = '' }, body }: Received, call: number): Reply => {
    if (call === 1) return problem(404, 'unknown-sku');
    const { quantity } = body as { quantity: number };
    received.set(sku, (received.get(sku) ?? 0) + quantity);
    return { status: 201, body: stockOf(sku, { received: quantity }) };
  };
  const api = fakeApi()
    .on(importProduct, importOne)
    .on(receiveStock, receive)
    .on(getStockForOperators, ({ params: { sku = '' } }) => ({
      status: 200,
      body: stockOf(sku, { received: received.get(sku) ?? 0 }),
    }));
  return { ...api, kept, received };
};

const line = (...more: readonly string[]) => ['import', file, '--map', map, '--bad', bad, ...more];

describe('shop import', () => {
  beforeEach(() => {
    writeFileSync(map, JSON.stringify(MAPPING));
    write(...ROWS);
  });

  it('loads good rows, puts them on sale and reports bad ones in a file', async () => {
    const api = shop();
    const { code, json, signedIn } = await run(api.fetch, line('--json'));
    expect(code).toBe(0);
    expect(json).toMatchObject({ rows: 3, created: 2, changed: 0, unchanged: 0, bad: 1, badRows: bad, dryRun: false });
    expect([...api.kept.keys()].sort()).toEqual(['tea:a', 'tea:c']);
    expect(JSON.parse(api.kept.get('tea:c') ?? '')).toMatchObject({
      publish: true,
      variants: [{ prices: { JPY: 1500 } }],
    });
    expect(JSON.parse(readFileSync(bad, 'utf8'))).toEqual({
      file,
      line: 3,
      column: 'price',
      code: 'not-a-price',
      reason: 'price: "free" is not a decimal amount of EUR',
    });
    expect(signedIn).toEqual(['admin@bazaar.test']);
  });

  it('changes nothing in a second run but what the file has changed', async () => {
    const api = shop();
    await run(api.fetch, line());
    expect((await run(api.fetch, line('--json'))).json).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    write('a,Assam,Tea/Black,13.90,EUR', ...ROWS.slice(1));
    expect((await run(api.fetch, line('--json'))).json).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
  });

  it('receives the first stock once, also when inventory hears of a SKU later', async () => {
    const api = shop();
    const first = await run(api.fetch, line('--stock', '25', '--json'));
    expect(first.json).toMatchObject({ stock: { received: 2, alreadyThere: 0 } });
    expect(Object.fromEntries(api.received)).toEqual({ 'TEA-A': 25, 'TEA-C': 25 });
    const second = await run(api.fetch, line('--stock', '30', '--json'));
    expect(second.json).toMatchObject({ stock: { received: 0, alreadyThere: 2 } });
    expect(Object.fromEntries(api.received)).toEqual({ 'TEA-A': 25, 'TEA-C': 25 });
  });

  it('only reads and checks with --dry-run, and needs nothing that runs', async () => {
    const api = shop();
    const localDirectory = mkdtempSync(join(tmpdir(), 'bazaar-shop-'));
    const { code, json } = await run(api.fetch, line('--dry-run', '--json'), { localDirectory });
    expect(code).toBe(0);
    expect(json).toMatchObject({ rows: 3, created: 2, bad: 1, dryRun: true });
    expect(api.kept.size).toBe(0);
  });

  it('counts what the catalogue refuses among the bad rows', async () => {
    const api = shop();
    api.on(importProduct, problem(409, 'sku-taken'));
    const { code, json } = await run(api.fetch, line('--json'));
    expect(code).toBe(1);
    expect(json).toMatchObject({ rows: 3, bad: 3 });
    expect(readFileSync(bad, 'utf8')).toContain('Detail of sku-taken.');
  });

  it('stops when the API fails for long, or refuses the operator', async () => {
    const api = shop();
    api.on(importProduct, problem(403, 'not-allowed'));
    const { code, json } = await run(api.fetch, line('--as', 'buyer', '--json'));
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { status: 403 } });
  });

  it('tells people what came of it', async () => {
    const { out, err } = await run(shop().fetch, line('--stock', '5'));
    expect(out).toMatch(/created +2\n +changed +0\n +unchanged +0\n +bad +1\n +SKUs received +2/);
    expect(out).toContain(bad);
    expect(err).toBe('');
  });

  it('tells on stderr how it goes, now and then', async () => {
    let time = 0;
    const now = () => {
      time += 1_500;
      return new Date(time);
    };
    const { err } = await run(shop().fetch, line(), { now });
    expect(err).toMatch(/\d rows, \d+\/s, \d+ %.*: \d loaded, \d unchanged, \d bad/);
  });

  it.each([
    ['a file that is not there', ['import', '/nowhere.csv', '--map', map, '--bad', bad], '/nowhere.csv'],
    ['a mapping that is not there', ['import', file, '--map', 'amazon', '--bad', bad], 'amazon'],
  ])('says so for %s', async (_, argv, named) => {
    const { code, err } = await run(shop().fetch, argv);
    expect(code).toBe(1);
    expect(err).toContain(named);
  });
});
