import { describe, expect, it } from '@jest/globals';
import { loadMapping } from '#scripts/import/load-mapping.ts';
import { mapRow } from '#scripts/import/map-row.ts';
import { columnsOf } from '#scripts/import/mapping.ts';
import { teaMapping, temporaryFile } from '#test/unit/scripts/import/rows.ts';

const LAZADA = {
  title: 'Botol Minum 500ml',
  final_price: '4.690000000000000e+01',
  currency: 'MYR',
  image: '["https://img.example/1.jpg_720x720q80.jpg_.webp","https://img.example/2.jpg"]',
  breadcrumb: '["Rumah","Dapur","Botol"]',
  product_specifications:
    '[{"name":"Merek","value":"Sejuk"},{"name":"SKU","value":"88_MY-99"},{"name":"Bahan","value":"Keluli"}]',
  product_description: '<p>Tahan panas.</p>Tahan sejuk &amp; ringan.',
  sku: '88_MY-99',
  color: 'Biru',
  brand: 'Sejuk',
};

const SHEIN = {
  product_name: 'Ceramic Mug, 2 Pcs',
  description: 'Free Returns ✓ Free Shipping✓. Ceramic Mug, 2 Pcs- Mugs at SHEIN.',
  final_price: '9.5',
  currency: 'USD',
  color: 'N/A',
  size: 'one-size',
  category_tree: '[{"name":"Home & Living","url":"https://x.example"},{"name":"Mugs","url":"https://y.example"}]',
  image_urls: '["https://us.example/Ceramic-Mug-p-40.html","https://img.example/40_square.jpg"]',
  model_number: 'sk24',
  product_id: '40000001',
  brand: 'SHEIN',
};

describe('the committed mapping', () => {
  it('lazada keeps everything that a shop needs', async () => {
    expect(mapRow(await loadMapping('lazada'), LAZADA)).toEqual({
      ok: {
        externalId: 'lazada:88_MY-99',
        title: 'Botol Minum 500ml',
        description: 'Tahan panas.\nTahan sejuk & ringan.',
        category: ['Rumah', 'Dapur', 'Botol'],
        brand: 'Sejuk',
        taxCategory: 'standard',
        media: ['https://img.example/1.jpg_720x720q80.jpg_.webp', 'https://img.example/2.jpg'],
        attributes: { Bahan: 'Keluli' },
        variants: [{ sku: 'LZD-88_MY-99', options: { colour: 'Biru' }, prices: { MYR: 4690 }, stock: 0 }],
      },
    });
  });

  it.each([
    ['IDR', '16499000', 1_649_900_000],
    ['PHP', '1299', 129_900],
    ['THB', '59', 5900],
    ['SGD', '8.640000000000001e+00', 864],
  ])('lazada reads prices in %s', async (currency, final_price, minorUnits) => {
    const mapped = mapRow(await loadMapping('lazada'), { ...LAZADA, currency, final_price });
    expect(mapped).toMatchObject({ ok: { variants: [{ prices: { [currency]: minorUnits } }] } });
  });

  it('shein keeps pictures but no pages, and no shop talk', async () => {
    expect(mapRow(await loadMapping('shein'), SHEIN)).toEqual({
      ok: {
        externalId: 'shein:40000001',
        title: 'Ceramic Mug, 2 Pcs',
        description: 'Ceramic Mug, 2 Pcs- Mugs',
        category: ['Home & Living', 'Mugs'],
        brand: 'SHEIN',
        taxCategory: 'standard',
        media: ['https://img.example/40_square.jpg'],
        attributes: { 'Model number': 'sk24' },
        variants: [{ sku: 'SHEIN-40000001', prices: { USD: 950 }, stock: 0 }],
      },
    });
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
    await expect(loadMapping(await temporaryFile('a.json', '{'))).rejects.toThrow('cannot be read');
    const file = await temporaryFile('b.json', JSON.stringify({ ...teaMapping(), titel: 'name', title: undefined }));
    await expect(loadMapping(file)).rejects.toThrow(/"titel"[\s\S]*at title/);
  });

  it.each([
    [{ title: {} }],
    [{ title: { column: 'a', constant: 'b' } }],
    [{ title: { column: 'a', without: ['('] } }],
    [{ title: [] }],
    [{ delimiter: '||' }],
    [{ variant: { ...teaMapping().variant, prices: [] } }],
  ])('cannot say %j', (changes) => {
    expect(() => teaMapping(changes)).toThrow();
  });
});
