import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { DEFECTS } from '#functions/catalog/import/defect.ts';
import { catalogue, teaFile, teaLine, workshop } from '#test/unit/scripts/import/shop.ts';

const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => teaLine(`t${index}`));

const keptFiles = (directory: string): string[] => (existsSync(directory) ? readdirSync(directory) : []);

describe('an import that is interrupted', () => {
  const interrupted = async () => {
    const shop = catalogue();
    const place = workshop(teaFile([...lines(50), 'bad,Bad,Tea,free,EUR', ...lines(150).slice(50)]));
    shop.breakAfter(120);
    const first = await place.import(shop);
    shop.breakAfter(Number.POSITIVE_INFINITY);
    return { shop, place, first };
  };

  it('says so, and goes on where it was in the next run', async () => {
    const { shop, place, first } = await interrupted();
    expect(first.code).toBe(1);
    expect(first.json).toMatchObject({ error: { status: 401, hint: 'The same command again goes on from here.' } });
    const before = shop.writes.length;
    const { code, json, err } = await place.import(shop);
    expect(code).toBe(0);
    expect(json).toMatchObject({ rows: 151, products: 150, changed: 0, bad: 1, resumedFrom: { rows: 100 } });
    expect(err).toContain('Going on where an import of this file was interrupted (at row 100');
    expect(shop.writes.length - before).toBe(150 - before);
    expect(new Set(shop.writes).size).toBe(shop.writes.length);
    expect(readFileSync(place.report, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  it('leaves nothing behind once it is done', async () => {
    const { shop, place } = await interrupted();
    expect(keptFiles(place.imports)).not.toEqual([]);
    await place.import(shop);
    expect(keptFiles(place.imports)).toEqual([]);
    expect((await place.import(shop)).json).toMatchObject({ unchanged: 150, created: 0, changed: 0 });
  });

  it('begins anew when it is told to', async () => {
    const { shop, place } = await interrupted();
    const { json } = await place.import(shop, '--restart');
    expect(json).not.toHaveProperty('resumedFrom');
    expect(json).toMatchObject({ rows: 151, products: 150 });
  });

  it('begins anew, and says so, when the file has changed', async () => {
    const { shop, place } = await interrupted();
    place.write(teaFile(lines(10)));
    const { json, err } = await place.import(shop);
    expect(err).toContain('The file has changed since its import was interrupted (at row 100');
    expect(json).toMatchObject({ rows: 10, unchanged: 10 });
    expect(keptFiles(place.imports)).toEqual([]);
  });

  it('begins anew, and says so, when the settings are others', async () => {
    const { shop, place } = await interrupted();
    const { err } = await place.import(shop, '--stock', '3');
    expect(err).toContain('with other settings was interrupted');
  });

  it('begins anew, and says so, when the shop has forgotten what it had', async () => {
    const { shop, place } = await interrupted();
    shop.kept.clear();
    const { json, err } = await place.import(shop);
    expect(err).toContain('The shop no longer has what was loaded before');
    expect(json).toMatchObject({ rows: 151, created: 149, unchanged: 1 });
  });

  it('begins anew when what it kept is damaged', async () => {
    const { shop, place } = await interrupted();
    for (const name of readdirSync(place.imports)) writeFileSync(join(place.imports, name), 'damaged');
    expect((await place.import(shop)).json).toMatchObject({ rows: 151, products: 150 });
  });
});

describe('a second import', () => {
  it('writes nothing', async () => {
    const shop = catalogue();
    const place = workshop(teaFile(lines(20)));
    await place.import(shop);
    expect(shop.writes).toHaveLength(20);
    const { json } = await place.import(shop);
    expect(json).toMatchObject({ products: 20, unchanged: 20, created: 0, changed: 0 });
    expect(shop.writes).toHaveLength(20);
  });
});

describe('the report of bad rows', () => {
  it('stands beside the file, and goes when there are none any more', async () => {
    const shop = catalogue();
    const place = workshop(teaFile([teaLine('a'), teaLine('b', 'free')]));
    expect((await place.import(shop)).json).toMatchObject({ badRows: place.report, reasons: { 'not-a-price': 1 } });
    expect(JSON.parse(readFileSync(place.report, 'utf8'))).toMatchObject({
      file: place.file,
      line: 3,
      column: 'price',
    });
    place.write(teaFile([teaLine('a')]));
    expect((await place.import(shop)).json).not.toHaveProperty('badRows');
    expect(existsSync(place.report)).toBe(false);
  });

  it('may stand elsewhere', async () => {
    const place = workshop(teaFile([teaLine('b', 'free')]));
    const elsewhere = join(place.directory, 'new', 'bad.jsonl');
    const { code, json } = await place.import(catalogue(), '--report', elsewhere);
    expect({ code, json }).toMatchObject({ code: 1, json: { badRows: elsewhere } });
    expect(existsSync(elsewhere)).toBe(true);
  });

  it('is explained to people by its codes', async () => {
    const place = workshop(teaFile([teaLine('a'), teaLine('b', ''), teaLine('c', '')]));
    const { out } = await place.run(catalogue(), place.file, '--map', place.map);
    expect(out).toContain(`2  missing  ${DEFECTS.missing}`);
  });
});

describe('stock that comes with products', () => {
  it('is received once for each SKU, or not at all', async () => {
    const place = workshop(teaFile(lines(3)));
    const shop = catalogue();
    await place.import(shop, '--no-stock');
    expect(shop.received).toEqual([]);
    expect((await place.import(shop, '--stock', '5')).json).toMatchObject({ stock: { received: 3 } });
    expect(shop.received).toEqual(['TEA-T0', 'TEA-T1', 'TEA-T2']);
  });
});

describe('without a mapping', () => {
  it('the committed one that fits is taken', async () => {
    const header = 'id,title,description,translations,brand,category,tax_category,attributes,variants';
    const variants = '"[{""sku"":""A-1"",""prices"":{""EUR"":""12.90""},""grams"":5}]"';
    const place = workshop(`${header}\na,Tea,Green,{},Leaf,Food > Tea,reduced,{},${variants}\n`);
    const { json } = await place.run(catalogue(), place.file, '--json');
    expect(json).toMatchObject({ mapping: 'generated', created: 1, bad: 0 });
  });

  it('a file for which there is none is refused, and a way is shown', async () => {
    const place = workshop(teaFile(lines(1)));
    const { code, json } = await place.run(catalogue(), place.file, '--json');
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { type: 'no-mapping', hint: expect.stringContaining('--map suggest') } });
  });
});

describe('a file that is not as it should be', () => {
  const told = async (content: string | Uint8Array, name?: string, ...more: readonly string[]) => {
    const place = workshop(content, name);
    const { code, json } = await place.import(catalogue(), ...more);
    return { code, json: json as { error?: { type: string; detail: string; hint?: string }; notes?: string[] } };
  };

  it('is refused with its name when it is empty, or nothing to read', async () => {
    expect(await told('')).toMatchObject({
      code: 1,
      json: { error: { type: 'empty-file', detail: expect.stringMatching(/teas\.csv: The file is empty/) } },
    });
    expect(await told(Buffer.from('PK\u0003\u0004', 'latin1'))).toMatchObject({
      json: { error: { type: 'zip-archive' } },
    });
  });

  it('is refused when it is not there, or is a directory', async () => {
    const place = workshop('');
    rmSync(place.file);
    expect((await place.import(catalogue())).json).toMatchObject({ error: { type: 'no-such-file' } });
    const { json } = await place.run(catalogue(), place.directory, '--map', place.map, '--json');
    expect(json).toMatchObject({ error: { type: 'not-a-file' } });
  });

  it('has no rows when it is a header alone', async () => {
    expect(await told(teaFile([]).trim())).toMatchObject({
      code: 0,
      json: { rows: 0, notes: ['There are no rows in it.'] },
    });
  });

  it('is read in spite of its name, with a remark', async () => {
    expect(await told(gzipSync(teaFile(lines(2))))).toMatchObject({
      code: 0,
      json: { created: 2, notes: ['Its name ends in .csv, but it is CSV in gzip: read as that.'] },
    });
  });

  it('is told to have another delimiter than the mapping or the person says', async () => {
    const semicolons = teaFile(lines(2)).replaceAll(',', ';');
    expect(await told(semicolons)).toMatchObject({ code: 0, json: { created: 2 } });
    const { json } = await told(semicolons, 'teas.csv', '--delimiter', ',');
    expect(json.error).toMatchObject({
      type: 'other-mapping',
      hint: expect.stringMatching(/a single column.*--delimiter/),
    });
  });

  it('is told to be another one than the mapping is for', async () => {
    const { json } = await told('sku,titel\n1,Tee\n');
    expect(json.error).toMatchObject({
      type: 'other-mapping',
      detail: expect.stringContaining('has no id, name, path, price, currency'),
      hint: 'The file has sku, titel. --map suggest proposes a mapping for it.',
    });
  });

  it('ends with exit code 1 when rows behind its end are missing', async () => {
    const packed = gzipSync(
      teaFile(
        Array.from({ length: 300 }, (_, index) => teaLine(`t${index}`, `${Math.sin(index) ** 2 + 1}`.slice(0, 4))),
      ),
    );
    expect(await told(packed.subarray(0, packed.length * 0.7), 'teas.csv.gz')).toMatchObject({
      code: 1,
      json: { reasons: { 'file-cut': 1 } },
    });
  });
});
