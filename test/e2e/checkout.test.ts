import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { adminToken, call, stockUp, until } from '#test/support/emulator/api.ts';
import { audit, runScript } from '#test/support/emulator/run.ts';

const shop = async (...args: string[]) => {
  const { code, stdout, stderr } = await runScript('shop/main.ts', [...args, '--json']);
  return { code, stderr, answer: stdout === '' ? undefined : JSON.parse(stdout) };
};

const stockOf = async (sku: string) => (await call(`/admin/stock/${sku}`, { token: await adminToken() })).body;

beforeAll(() => stockUp('TEAPOT', 4));

describe('npm run shop -- order', () => {
  it('ends CONFIRMED, with its timeline, and exits with 0', async () => {
    const { code, answer } = await shop('order', '--sku', 'TEAPOT', '--quantity', '2');
    expect(answer).toMatchObject({
      status: 'CONFIRMED',
      total: { amount: 1998, currency: 'EUR' },
      lines: [{ sku: 'TEAPOT', quantity: 2 }],
      timeline: [{ what: 'Placed' }, { what: 'Confirmed' }],
    });
    expect(code).toBe(0);
    expect(await audit()).toEqual([]);
  }, 180_000);

  it('gives everything back when the card is declined, and exits with 2', async () => {
    const before = await stockOf('TEAPOT');
    const { code, answer } = await shop('order', '--sku', 'TEAPOT', '--payment', 'decline');
    expect(answer).toMatchObject({ status: 'REJECTED', reason: 'payment-declined' });
    expect(code).toBe(2);
    expect(await stockOf('TEAPOT')).toMatchObject({ available: before.available, held: before.held });
    expect(await audit()).toEqual([]);
  }, 180_000);

  it('is confirmed once when the provider did it but its answer came too late', async () => {
    const { code, answer } = await shop('order', '--sku', 'TEAPOT', '--payment', 'timeout');
    expect(answer.status).toBe('CONFIRMED');
    expect(code).toBe(0);
    expect(await audit()).toEqual([]);
  }, 180_000);

  it('is rejected when the last unit is gone', async () => {
    const last = await shop('order', '--sku', 'TEAPOT');
    expect(last.answer.status).toBe('CONFIRMED');
    const none = await shop('order', '--sku', 'TEAPOT');
    expect(none.answer).toMatchObject({ status: 'REJECTED', reason: 'out-of-stock' });
    expect(none.code).toBe(2);
    expect(await stockOf('TEAPOT')).toMatchObject({ available: 0, held: 4, received: 4 });
    expect(await audit()).toEqual([]);
  }, 180_000);

  it('is cancelled by its buyer, and everything goes back', async () => {
    const { answer: mine } = await shop('orders', '--limit', '50');
    const confirmed = mine.items.find(({ status }: { status: string }) => status === 'CONFIRMED');
    const { answer } = await shop('cancel', confirmed.id, '--wait');
    expect(answer.status).toBe('CANCELLED');
    expect((await stockOf('TEAPOT')).available).toBeGreaterThan(0);
    expect(await audit()).toEqual([]);
  }, 180_000);
});

describe('npm run shop -- import', () => {
  const CSV = [
    'url,title,final_price,currency,image,breadcrumb,product_specifications,product_description,sku,brand,initial_price,colors,color,variations,mpn,returns_and_warranty,lazmall,domain',
    'https://shop.example/kopi,"Kopi Luwak, 250 g",1.25e+05,IDR,"[""https://img.example/1.jpg""]","[""Makanan"",""Kopi""]","[{""name"":""Berat"",""value"":""250 g""}]","Harum, kuat',
    'dan segar.",778_ID-1,Luwak,0,,,[],778,[],false,https://www.lazada.co.id',
    'https://shop.example/broken,No price at all,,IDR,[],[],[],,779_ID-1,,0,,,[],779,[],false,https://www.lazada.co.id',
  ].join('\n');

  it('loads a catalogue, reports its bad rows, and a product of it is found, received and ordered in its own currency', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bazaar-import-'));
    const file = join(folder, 'catalogue.csv');
    const bad = join(folder, 'bad.jsonl');
    writeFileSync(file, CSV);
    const load = () => shop('import', file, '--map', 'lazada', '--report', bad);
    expect((await load()).answer).toMatchObject({ created: 1, bad: 1 });
    expect((await load()).answer).toMatchObject({ created: 0, unchanged: 1, bad: 1 });
    const searched = await until(
      'the search index has it',
      async () => {
        const { answer } = await shop('search', 'kopi', 'luwk');
        return answer.total > 0 && answer;
      },
      150,
    );
    expect(searched).toMatchObject({ didYouMean: 'kopi luwak', items: [{ title: 'Kopi Luwak, 250 g' }] });
    const { answer: offered } = await shop('products', '--query', 'luwak');
    const [found] = offered.items as { variants: { sku: string; prices: Record<string, number> }[] }[];
    const [variant] = found?.variants ?? [];
    expect(variant?.prices).toEqual({ IDR: 12_500_000 });
    expect((await shop('receive', variant?.sku ?? '', '3')).code).toBe(0);
    const ordered = await shop('order', '--sku', variant?.sku ?? '');
    expect(ordered.answer).toMatchObject({ status: 'CONFIRMED', total: { amount: 12_500_000, currency: 'IDR' } });
    expect(await audit()).toEqual([]);
  }, 240_000);
});
