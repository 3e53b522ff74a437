import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { getStockForOperators, receiveStock } from '#functions/inventory/contract/routes.ts';
import { fakeApi, type Received, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { localDirectory, run, type World } from '#test/unit/scripts/shop/support/run.ts';
import { stockOf } from '#test/unit/scripts/shop/support/things.ts';

const AT = '2026-01-01T12:00:00.000Z';

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

/** A catalogue that remembers what it was given, until it is told to break or to forget. */
export const catalogue = () => {
  const kept = new Map<string, string>();
  const writes: string[] = [];
  const received: string[] = [];
  let callsUntilBroken = Number.POSITIVE_INFINITY;
  const answer = ({ params: { externalId = '' }, body }: Received): Reply => {
    callsUntilBroken -= 1;
    if (callsUntilBroken < 0) return { status: 401, body: { message: 'Unauthorized' } };
    const before = kept.get(externalId);
    const after = JSON.stringify(body);
    kept.set(externalId, after);
    if (before !== after) writes.push(externalId);
    const variants = (body as { variants: object[] }).variants.map((one) => ({ ...one, status: 'active' }));
    const view = {
      ...(body as object),
      id: 'prd_1',
      status: 'published',
      version: 1,
      createdAt: AT,
      updatedAt: AT,
      variants,
    };
    return {
      status: before === undefined ? 201 : 200,
      body: view,
      headers: { ...(before === after && { 'bazaar-unchanged': 'true' }) },
    };
  };
  const api = fakeApi()
    .on(importProduct, answer)
    .on(getStockForOperators, ({ params: { sku = '' } }) => ({ status: 200, body: stockOf(sku, { received: 0 }) }))
    .on(receiveStock, ({ params: { sku = '' } }) => {
      received.push(sku);
      return { status: 201, body: stockOf(sku) };
    });
  return {
    fetch: api.fetch,
    /** Products by external id, as they were given last. */
    kept,
    /** External ids in the order in which they were written. */
    writes,
    /** SKUs that stock was received of. */
    received,
    breakAfter: (calls: number): void => {
      callsUntilBroken = calls;
    },
  };
};

export const teaLine = (id: string, price = '12.90'): string => `${id},Tea ${id},Tea,${price},EUR`;

export const teaFile = (rows: readonly string[]): string => `id,name,path,price,currency\n${rows.join('\n')}\n`;

/** A file, its mapping, and the folder of a local system where the import keeps what it must remember. */
export const workshop = (content: string | Uint8Array, name = 'teas.csv') => {
  const directory = mkdtempSync(join(tmpdir(), 'bazaar-import-'));
  const file = join(directory, name);
  const map = join(directory, 'map.json');
  const write = (text: string | Uint8Array): void => writeFileSync(file, text);
  write(content);
  writeFileSync(map, JSON.stringify(MAPPING));
  const world: World = { localDirectory: localDirectory() };
  return {
    directory,
    file,
    map,
    report: `${file}.bad.jsonl`,
    imports: join(world.localDirectory ?? '', 'imports'),
    write,
    /** Runs the command, with --json. */
    import: (shop: ReturnType<typeof catalogue>, ...more: readonly string[]) =>
      run(shop.fetch, ['import', file, '--map', map, '--json', ...more], world),
    run: (shop: ReturnType<typeof catalogue>, ...argv: readonly string[]) =>
      run(shop.fetch, ['import', ...argv], world),
  };
};
