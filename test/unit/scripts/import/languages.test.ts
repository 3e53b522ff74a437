import { describe, expect, it } from '@jest/globals';
import { mapGroup } from '#functions/catalog/import/map/map-group.ts';
import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import { requiredColumns } from '#functions/catalog/import/mapping/mapping.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { loadMapping } from '#scripts/import/mapping/load-mapping.ts';
import { teaMapping, teaRow } from '#test/unit/scripts/import/rows.ts';

const ROW = { language: '', titel: 'Assam, zweite Ernte', text: 'Malzig.', nom: 'Assam d’été', i18n: '' };

const CHANGES = {
  language: 'language',
  translations: {
    DE: { title: 'titel', description: { column: 'text', multiline: true } },
    fr: { title: 'nom' },
    'pt-br': { title: { column: 'i18n', path: 'pt.name' } },
  },
};

const mapped = (row: Row = {}, changes: object = {}) =>
  mapRow(teaMapping({ ...CHANGES, ...changes }), teaRow({ ...ROW, ...row }));

describe('the languages of a row', () => {
  it('are those of the columns that have something', () => {
    expect(mapped({ i18n: '{"pt":{"name":"Assam de verão"}}' })).toMatchObject({
      ok: {
        translations: {
          de: { title: 'Assam, zweite Ernte', description: 'Malzig.' },
          fr: { title: 'Assam d’été' },
          'pt-BR': { title: 'Assam de verão' },
        },
      },
    });
    expect(mapped({ titel: ' ', nom: '' })).not.toHaveProperty('ok.translations');
  });

  it.each([
    ['de', 'de'],
    ['pt_BR', 'pt-BR'],
    ['zh_hant_tw', 'zh-Hant-TW'],
  ])('begin with its own, however it is written: %s is %s', (language, tag) => {
    expect(mapped({ language })).toMatchObject({ ok: { language: tag } });
  });

  it.each([
    ['', ['de', 'fr']],
    ['de', ['fr']],
    ['fr', ['de']],
  ])('hold no translation into its own: %j', (language, tags) => {
    const result = mapped({ language });
    expect('ok' in result && Object.keys(result.ok.translations ?? {})).toEqual(tags);
  });

  it('are English where nothing is said', () => {
    const english = { en: { title: 'titel' } };
    expect(mapped({}, { translations: english })).not.toHaveProperty('ok.translations');
    expect(mapped()).not.toHaveProperty('ok.language');
  });

  it.each([
    [{ language: 'German' }, 'language', 'language: is no language tag of BCP 47'],
    [{ titel: 'x'.repeat(1_001) }, 'titel', 'translations.de.title: '],
    [{ text: 'x'.repeat(20_001) }, 'text', 'translations.de.description: '],
  ])('that the catalogue would not take are named, with their column', (row, column, reason) => {
    expect(mapped(row)).toEqual({ bad: { code: 'invalid', column, reason: expect.stringContaining(reason) } });
  });

  it('are those of the first row where several make a product', () => {
    const mapping = teaMapping({ ...CHANGES, group: { by: 'name' } });
    const rows = [teaRow({ ...ROW, language: 'fr' }), teaRow({ ...ROW, id: '18', language: 'de' })];
    const { product } = mapGroup(
      mapping,
      rows.map((row, line) => ({ line, row })),
    );
    expect(product).toMatchObject({ language: 'fr', translations: { de: { title: 'Assam, zweite Ernte' } } });
    expect(product?.variants).toHaveLength(2);
  });
});

describe('a mapping', () => {
  it('needs the columns of all languages', () => {
    expect(requiredColumns(teaMapping(CHANGES))).toEqual(
      expect.arrayContaining(['language', 'titel', 'text', 'nom', 'i18n']),
    );
  });

  it.each([
    [{ translations: { german: { title: 'titel' } } }],
    [{ translations: { de: { title: 'titel' }, DE: { title: 'text' } } }],
    [{ translations: { de: { description: 'text' } } }],
  ])('cannot say %j', (changes) => {
    expect(() => teaMapping(changes)).toThrow();
  });
});

describe('the committed mappings', () => {
  const languageOf = async (name: string, row: Row) => {
    const { language } = await loadMapping(name);
    const result = mapRow(teaMapping({ language }), teaRow(row));
    return 'ok' in result ? result.ok.language : result.bad.code;
  };

  it.each([
    ['https://www.lazada.co.id', 'id'],
    ['https://www.lazada.co.th', 'th'],
    ['https://www.lazada.com.my', 'en'],
    ['https://www.lazada.com.ph', 'en'],
    ['https://www.lazada.sg', 'en'],
    ['https://www.lazada.example', 'invalid'],
  ])('tell the language of Lazada’s rows by their shop: %s in %s', async (domain, language) => {
    expect(await languageOf('lazada', { domain })).toBe(language);
  });

  it.each([
    ['us.shein.com', 'en'],
    ['fr.shein.com', 'fr'],
    ['www.shein.example', 'en'],
  ])('tell the language of SHEIN’s rows by their shop: %s in %s', async (domain, language) => {
    expect(await languageOf('shein', { domain })).toBe(language);
  });
});
