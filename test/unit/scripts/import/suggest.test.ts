import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import { mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { sampleOf } from '#functions/catalog/import/sample.ts';
import { openFile } from '#scripts/import/source/open-file.ts';
import { suggestMapping } from '#scripts/import/suggest/suggest-mapping.ts';
import { temporaryFile } from '#test/unit/scripts/import/rows.ts';
import { catalogue, workshop } from '#test/unit/scripts/import/shop.ts';

const suggest = async (content: string, name = 'shop.csv') =>
  suggestMapping(await sampleOf(await openFile(await temporaryFile(name, content))), 'shop');

const productsOf = async (content: string, name?: string) => {
  const { mapping, ...rest } = await suggest(content, name);
  const { rows } = await sampleOf(await openFile(await temporaryFile(name ?? 'shop.csv', content)));
  const products = rows.map((row: Row) => mapRow(mappingSchema.parse(mapping), row));
  return { mapping, ...rest, products };
};

describe('a mapping that is proposed', () => {
  it('reads a plain list of English columns', async () => {
    const { mapping, products, tried, guesses } = await productsOf(
      [
        'SKU,Product Name,Description,Category,Brand,Price,Currency,Stock,Image URL,Colour,Material,Rating',
        'T-1,Green tea,<p>Loose &amp; fine</p>,Food > Tea,Leaf,12.90,EUR,5,https://tea.example/1.jpg,Green,Leaf,4.5',
        'T-2,Black tea,<p>Strong</p>,Food > Tea,No Brand,9.90,EUR,0,https://tea.example/2.jpg,Black,Dust,4.1',
      ].join('\n'),
    );
    expect(tried).toEqual({ rows: 2, good: 2, reasons: [] });
    expect(products[0]).toEqual({
      ok: {
        externalId: 'shop:T-1',
        title: 'Green tea',
        description: 'Loose & fine',
        category: ['Food', 'Tea'],
        brand: 'Leaf',
        taxCategory: 'standard',
        media: ['https://tea.example/1.jpg'],
        attributes: { Material: 'Leaf' },
        variants: [{ sku: 'T-1', options: { colour: 'Green' }, prices: { EUR: 1290 }, stock: 5 }],
      },
    });
    expect(mapping.brand).toEqual({ column: 'Brand', except: ['No Brand'] });
    expect(guesses.filter(({ check }) => check).map(({ field }) => field)).toEqual(['taxCategory']);
  });

  it('reads German columns with decimal commas and the currency in the cell', async () => {
    const { products } = await productsOf(
      'Artikelnummer;Bezeichnung;Beschreibung;Kategorie;Preis;Gewicht (kg);Größe\n17;Tee;Grün;Tee;1.299,90 €;0.25;M\n18;Kaffee;Braun;Kaffee;4,50 €;1;L\n',
    );
    expect(products[0]).toMatchObject({
      ok: {
        externalId: 'shop:17',
        variants: [{ sku: '17', options: { size: 'M' }, prices: { EUR: 129_990 }, weightGrams: 250 }],
      },
    });
  });

  it('sees the languages that columns are named by', async () => {
    const { mapping, products } = await productsOf(
      [
        'id,name_en,name_de,name_pt_BR,description_en,description_de,brand_name,price,currency',
        'a,Tea,Tee,Chá,Loose,<p>Lose</p>,Leaf,1,EUR',
        'b,Cup,,Xícara,Round,<p>Rund</p>,Leaf,2,EUR',
      ].join('\n'),
    );
    expect(mapping).toMatchObject({
      language: { constant: 'en' },
      translations: {
        de: { title: 'name_de', description: { column: 'description_de', html: true } },
        'pt-BR': { title: 'name_pt_BR' },
      },
    });
    expect(products[0]).toMatchObject({
      ok: {
        title: 'Tea',
        language: 'en',
        translations: { de: { title: 'Tee', description: 'Lose' }, 'pt-BR': { title: 'Chá' } },
      },
    });
  });

  it('sees a column that says the language of each row, and no language where there is none', async () => {
    const { mapping } = await suggest('id,title,locale,price_eur\na,Tee,de_AT,1\nb,Thé,fr,2\n');
    expect(mapping).toMatchObject({ language: 'locale' });
    const plain = (await suggest('id,title,title_xx,locale,price_eur\na,Tee,Schwarz,here,1\n')).mapping;
    expect(plain).not.toHaveProperty('language');
    expect(plain).not.toHaveProperty('translations');
  });

  it('sees prices in several currencies', async () => {
    const { products } = await productsOf('id,name,price_eur,price_jpy\na,Tea,12.90,1980\nb,Cup,,500\n');
    expect(products.map((each) => 'ok' in each && each.ok.variants[0]?.prices)).toEqual([
      { EUR: 1290, JPY: 1980 },
      { JPY: 500 },
    ]);
  });

  it('sees that rows are variants of a product, and what only the first of them says', async () => {
    const { mapping } = await suggest(
      'Handle,Title,Variant SKU,Variant Price,Size\ntee,Tea shirt,S-1,10,M\ntee,,S-2,11,L\nhat,Hat,S-3,5,One\n',
    );
    expect(mapping.group).toEqual({ by: 'Handle', inherit: ['Title'] });
    expect(mapping.variant.sku).toEqual({ column: 'Variant SKU' });
  });

  it('reads what JSON nests: categories, images, names and values, variants, prices by currency', async () => {
    const product = {
      id: 'a',
      title: 'Tea',
      breadcrumb: [
        { name: 'Food', url: 'https://x.example' },
        { name: 'Tea', url: 'https://y.example' },
      ],
      images: ['https://tea.example/1.jpg'],
      specs: [{ name: 'Grade', value: 'FTGFOP1' }],
      variants: [
        { sku: 'A-1', size: '100 g', prices: { EUR: '12.90' }, stock: 3, grams: 120 },
        { sku: 'A-2', size: '250 g', prices: { EUR: '25.00' }, stock: 0, grams: 280 },
      ],
    };
    const other = { ...product, id: 'b', variants: [{ ...product.variants[0], sku: 'B-1' }] };
    const { products } = await productsOf(`${JSON.stringify(product)}\n${JSON.stringify(other)}\n`, 'shop.jsonl');
    expect(products[0]).toEqual({
      ok: {
        externalId: 'shop:a',
        title: 'Tea',
        description: 'Tea',
        category: ['Food', 'Tea'],
        taxCategory: 'standard',
        media: ['https://tea.example/1.jpg'],
        attributes: { Grade: 'FTGFOP1' },
        variants: [
          { sku: 'A-1', options: { size: '100 g' }, prices: { EUR: 1290 }, stock: 3, weightGrams: 120 },
          { sku: 'A-2', options: { size: '250 g' }, prices: { EUR: 2500 }, stock: 0, weightGrams: 280 },
        ],
      },
    });
  });

  it('says what it could not find, and is a mapping all the same', async () => {
    const { mapping, guesses, tried } = await suggest('a,b\n1,2\n1,2\n');
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
    expect(
      guesses
        .filter(({ check }) => check)
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['category', 'externalId', 'prices', 'sku', 'taxCategory', 'title']);
    expect(tried).toMatchObject({ rows: 2, good: 0 });
  });

  it('can be made of a header alone', async () => {
    const { mapping, tried } = await suggest('id,name,price\n');
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
    expect(tried.rows).toBe(0);
  });
});

describe('shop import --map suggest', () => {
  const CSV = 'id,name,price,currency\na,Tea,1.20,EUR\nb,Cup,3.40,EUR\n';

  it('prints the mapping on stdout, ready to be saved, and why on stderr', async () => {
    const place = workshop(CSV);
    const { code, out, err } = await place.run(catalogue(), place.file, '--map', 'suggest');
    expect(code).toBe(0);
    expect(mappingSchema.parse(JSON.parse(out))).toMatchObject({ title: [{ column: 'name' }] });
    expect(err).toMatch(/taxCategory +– +.*PLEASE CHECK/);
    expect(err).toContain('2 of 2 sampled rows make a product with it.');
  });

  it('saves it, but over nothing, and the file imports with it', async () => {
    const place = workshop(CSV);
    const map = join(place.directory, 'proposed.json');
    const suggested = await place.run(catalogue(), place.file, '--map', 'suggest', '--save', map, '--json');
    expect(suggested.json).toMatchObject({ tried: { good: 2 } });
    expect(JSON.parse(readFileSync(map, 'utf8'))).toMatchObject({ externalId: { prefix: 'teas:' } });
    const { json } = await place.run(catalogue(), place.file, '--map', map, '--json');
    expect(json).toMatchObject({ created: 2, bad: 0 });
    const again = await place.run(catalogue(), place.file, '--map', 'suggest', '--save', map, '--json');
    expect(again).toMatchObject({ code: 1, json: { error: { type: 'cannot-save' } } });
  });
});
