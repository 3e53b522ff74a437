import { describe, expect, it } from '@jest/globals';
import { mapGroup } from '#functions/catalog/import/map/map-group.ts';
import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import { columnsOf, requiredColumns } from '#functions/catalog/import/mapping/mapping.ts';
import { committedMappings, loadMapping, mappingFor } from '#scripts/import/mapping/load-mapping.ts';
import { teaMapping, temporaryFile } from '#test/unit/scripts/import/rows.ts';

const LAZADA = {
  title: 'Botol Minum <500ml> &amp; tutup',
  final_price: '4.690000000000000e+01',
  currency: 'MYR',
  image: '["https://img.example/1.jpg_720x720q80.jpg_.webp","https://img.example/2.jpg"]',
  breadcrumb: '["Rumah","Dapur","Botol"]',
  product_specifications:
    '[{"name":"Merek","value":"Sejuk"},{"name":"SKU","value":"88_MY-99"},{"name":"Bahan","value":"Keluli"},{"name":"Model","value":"-"}]',
  product_description: '<p>Tahan panas.</p>Tahan sejuk &amp; ringan.',
  sku: '88_MY-99',
  mpn: '88',
  variations: '[{"name":"Warna","variations":["Biru","Merah"]},{"name":"Bahan","variations":["Kaca"]}]',
  color: 'Biru',
  returns_and_warranty: '["Authentic","7 Days Free Returns"]',
  lazmall: 'true',
  brand: 'Sejuk',
};

const SHEIN = {
  product_name: 'Ceramic Mug, 2 Pcs',
  description: 'Free Returns ✓ Free Shipping✓. Ceramic Mug, 2 Pcs- Mugs at SHEIN.',
  final_price: '9.5',
  currency: 'USD',
  in_stock: 'true',
  color: 'N/A',
  size: 'one-size',
  main_image: 'https://img.example/40_main.jpg',
  category_tree: '[{"name":"Home & Living","url":"https://x.example"},{"name":"Mugs","url":"https://y.example"}]',
  image_urls:
    '["https://us.example/Ceramic-Mug-p-40.html","https://img.example/40_square.jpg","https://img.example/40_main.jpg"]',
  model_number: 'sk24',
  product_id: '40000001',
  brand: 'SHEIN',
};

describe('the committed mapping lazada', () => {
  it('makes one product of the rows of an item, and keeps what a buyer looks for', async () => {
    const other = { ...LAZADA, sku: '88_MY-100', color: 'Merah', final_price: '5.190000000000000e+01' };
    const rows = [LAZADA, other].map((row, index) => ({ line: index + 2, row }));
    expect(mapGroup(await loadMapping('lazada'), rows).product).toEqual({
      externalId: 'lazada:88',
      title: 'Botol Minum <500ml> & tutup',
      description: 'Tahan panas.\nTahan sejuk & ringan.',
      category: ['Rumah', 'Dapur', 'Botol'],
      brand: 'Sejuk',
      taxCategory: 'standard',
      media: ['https://img.example/1.jpg_720x720q80.jpg_.webp', 'https://img.example/2.jpg'],
      attributes: {
        Bahan: 'Keluli',
        Warna: 'Biru, Merah',
        'Returns and warranty': 'Authentic; 7 Days Free Returns',
        LazMall: 'Yes',
      },
      variants: [
        { sku: 'LZD-88_MY-99', title: 'Biru', options: { colour: 'Biru' }, prices: { MYR: 4690 }, stock: 0 },
        { sku: 'LZD-88_MY-100', title: 'Merah', options: { colour: 'Merah' }, prices: { MYR: 5190 }, stock: 0 },
      ],
    });
  });

  it('keeps what an item cost before, where that was more', async () => {
    const listed = async (initial_price: string) => mapRow(await loadMapping('lazada'), { ...LAZADA, initial_price });
    expect(await listed('5.990000000000000e+01')).toMatchObject({ ok: { variants: [{ listPrices: { MYR: 5990 } }] } });
    expect(await listed('0')).not.toHaveProperty('ok.variants.0.listPrices');
  });

  it.each([
    ['IDR', '16499000', 1_649_900_000],
    ['PHP', '1299', 129_900],
    ['THB', '59', 5900],
    ['SGD', '8.640000000000001e+00', 864],
  ])('reads prices in %s', async (currency, final_price, minorUnits) => {
    const mapped = mapRow(await loadMapping('lazada'), { ...LAZADA, currency, final_price });
    expect(mapped).toMatchObject({ ok: { variants: [{ prices: { [currency]: minorUnits } }] } });
  });
});

describe('the committed mapping shein', () => {
  it('keeps pictures but no pages, and no shop talk', async () => {
    expect(mapRow(await loadMapping('shein'), SHEIN)).toEqual({
      ok: {
        externalId: 'shein:40000001',
        title: 'Ceramic Mug, 2 Pcs',
        description: 'Ceramic Mug, 2 Pcs- Mugs',
        language: 'en',
        category: ['Home & Living', 'Mugs'],
        brand: 'SHEIN',
        taxCategory: 'standard',
        media: ['https://img.example/40_main.jpg', 'https://img.example/40_square.jpg'],
        attributes: { 'Model number': 'sk24' },
        variants: [{ sku: 'SHEIN-40000001', prices: { USD: 950 }, stock: 0 }],
      },
    });
  });

  it('knows what is sold out', async () => {
    const mapped = mapRow(await loadMapping('shein'), { ...SHEIN, in_stock: 'false' });
    expect(mapped).toMatchObject({ ok: { variants: [{ stock: 0, soldOut: true }] } });
  });
});

describe('committed mappings', () => {
  it('are all mappings, and each is found by the columns that it reads', async () => {
    const names = committedMappings();
    expect(names).toEqual(['generated', 'lazada', 'shein']);
    for (const name of names)
      expect(await mappingFor([...requiredColumns(await loadMapping(name)), 'another'])).toBe(name);
    expect(await mappingFor(['id', 'name'])).toBeUndefined();
  });
});

describe('a mapping', () => {
  it('may be a file of one’s own', async () => {
    const file = await temporaryFile('tea.json', JSON.stringify(teaMapping()));
    expect(await loadMapping(file)).toEqual(teaMapping());
  });

  it('knows the columns it reads', () => {
    expect(new Set(columnsOf(teaMapping()))).toEqual(new Set(['id', 'name', 'about', 'path', 'price', 'currency']));
  });

  it('that is none is refused in words', async () => {
    await expect(loadMapping('nosuch')).rejects.toThrow('The mapping nosuch cannot be read');
    await expect(loadMapping(await temporaryFile('a.json', '{'))).rejects.toMatchObject({ code: 'no-mapping' });
    const file = await temporaryFile('b.json', JSON.stringify({ ...teaMapping(), titel: 'name', title: undefined }));
    await expect(loadMapping(file)).rejects.toThrow(/"titel"[\s\S]*at title/);
  });

  it.each([
    [{ title: {} }],
    [{ title: { column: 'a', constant: 'b' } }],
    [{ title: { column: 'a', without: ['('] } }],
    [{ title: [] }],
    [{ category: {} }],
    [{ delimiter: '||' }],
    [{ delimiter: '"' }],
    [{ encoding: 'klingon' }],
    [{ attributes: { pairs: { column: 'a', name: 'n' } } }],
    [{ attributes: { pairs: { column: 'a', name: 'n', value: 'v' } } }],
    [{ variant: { ...teaMapping().variant, prices: [] } }],
    [{ variant: { ...teaMapping().variant, weight: { amount: 'a', unit: 'stone' } } }],
  ])('cannot say %j', (changes) => {
    expect(() => teaMapping(changes)).toThrow();
  });
});
