import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createProduct,
  editProduct,
  getProduct,
  getProductForOperators,
  importProduct,
  listProducts,
  replaceProduct,
} from '#functions/catalog/contract/routes.ts';
import { searchProducts } from '#functions/catalog/contract/search-routes.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct } from '#test/support/builders/catalog/products.ts';
import { listedProduct, publishedMessage, type SearchShop, searchShop } from '#test/support/builders/catalog/search.ts';

const MUG = aProduct({
  title: 'Enamel mug',
  description: 'Holds coffee.',
  translations: {
    de: { title: 'Emaillebecher', description: 'Fasst Kaffee.' },
    'pt-BR': { title: 'Caneca esmaltada' },
  },
});

let shop: Catalogue;
let productId: string;

const add = async (body: object, key: string): Promise<string> =>
  (await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': key } })).body.id;

const asked = (language: string | undefined) => ({
  headers: language === undefined ? {} : { 'accept-language': language },
});

const show = (language?: string) => shop.call(getProduct, { params: { productId }, ...asked(language) });

const edit = (body: object, version = 1) =>
  shop.call(editProduct, { as: operator, params: { productId }, body, headers: { 'if-match': `"${version}"` } });

const kept = async () => (await shop.call(getProductForOperators, { as: operator, params: { productId } })).body;

const setUp = async () => {
  shop = catalogue();
  productId = await add({ ...MUG, publish: true }, 'key-1');
};

describe('a product in several languages', () => {
  beforeEach(setUp);

  it.each([
    ['de-AT', 'de', 'Emaillebecher', 'Fasst Kaffee.'],
    ['pt', 'pt-BR', 'Caneca esmaltada', 'Holds coffee.'],
    ['ja, de;q=0.5', 'de', 'Emaillebecher', 'Fasst Kaffee.'],
    ['ja', 'en', 'Enamel mug', 'Holds coffee.'],
    ['de;q=x', 'en', 'Enamel mug', 'Holds coffee.'],
    [undefined, 'en', 'Enamel mug', 'Holds coffee.'],
  ])('is shown in the best of them: for %s in %s', async (header, language, title, description) => {
    const { body, headers } = await show(header);
    expect(body).toMatchObject({ title, description, language, languages: ['en', 'de', 'pt-BR'] });
    expect(body).not.toHaveProperty('translations');
    expect(headers).toMatchObject({ 'content-language': language, vary: 'accept-language' });
  });

  it('is listed so too', async () => {
    for (const query of [{}, { sku: 'MUG-BLUE' }]) {
      const { body, headers } = await shop.call(listProducts, { query, ...asked('de') });
      expect(body.items).toMatchObject([{ title: 'Emaillebecher', language: 'de', languages: ['en', 'de', 'pt-BR'] }]);
      expect(headers).toMatchObject({ vary: 'accept-language' });
    }
  });

  it('is known by an ETag of its own in each of them', async () => {
    const [english, german] = [await show('en'), await show('de')];
    expect([english.headers.etag, german.headers.etag]).toEqual(['"1"', '"1-de"']);
    const again = { params: { productId }, headers: { 'accept-language': 'de', 'if-none-match': '"1-de"' } };
    expect(await shop.call(getProduct, again)).toMatchObject({ status: 304, headers: { 'content-language': 'de' } });
    const other = { params: { productId }, headers: { 'accept-language': 'en', 'if-none-match': '"1-de"' } };
    expect(await shop.call(getProduct, other)).toMatchObject({ status: 200 });
  });

  it('is whole for operators, whatever they ask for', async () => {
    const { body } = await shop.call(getProductForOperators, { as: operator, params: { productId }, ...asked('de') });
    expect(body).toMatchObject({ title: 'Enamel mug', language: 'en', translations: MUG.translations });
  });
});

describe('languages are written', () => {
  beforeEach(setUp);

  it('in canonical tags', async () => {
    await edit({ language: 'EN-gb', translations: { DE: { title: 'Becher' }, 'zh-hant-tw': { title: '馬克杯' } } });
    const { language, translations } = await kept();
    expect([language, Object.keys(translations ?? {}).sort()]).toEqual(['en-GB', ['de', 'zh-Hant-TW']]);
  });

  it('all anew when they are given, and not at all when they are not', async () => {
    await edit({ translations: { ja: { title: 'マグカップ' } } });
    await edit({ brand: 'Fjord' }, 2);
    expect((await kept()).translations).toEqual({ ja: { title: 'マグカップ' } });
  });

  it.each([null, {}])('away by %j', async (translations) => {
    await edit({ translations });
    expect(await kept()).not.toHaveProperty('translations');
    expect((await show('de')).body).toMatchObject({ title: 'Enamel mug', languages: ['en'] });
  });

  it('away by a product that is rewritten without them', async () => {
    const body = aProduct({ language: 'de' });
    await shop.call(replaceProduct, { as: operator, params: { productId }, body, headers: { 'if-match': '"1"' } });
    expect((await show()).body).toMatchObject({ language: 'de', languages: ['de'] });
    const headers = { 'if-match': '"2"' };
    await shop.call(replaceProduct, { as: operator, params: { productId }, body: aProduct(), headers });
    expect((await show()).body).toMatchObject({ language: 'en', languages: ['en'] });
  });

  it.each<[string, object, string]>([
    ['no tag', { d_e: { title: 'x' } }, '/translations/d_e'],
    ['no tag either', { 'de-a': { title: 'x' } }, '/translations/de-a'],
    ['one tag in two ways', { de: { title: 'x' }, DE: { title: 'y' } }, '/translations/DE'],
    ['no title', { de: { description: 'x' } }, '/translations/de/title'],
    ['a title of two lines', { de: { title: 'x\ny' } }, '/translations/de/title'],
    ['what nobody knows', { de: { title: 'x', brand: 'y' } }, '/translations/de'],
    [
      'more than twenty',
      Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`a${String.fromCharCode(97 + at)}`, { title: 'x' }])),
      '/translations',
    ],
  ])('but not as %s', async (_, translations, pointer) => {
    expect(await edit({ translations })).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ in: 'body', pointer })] },
    });
    expect(await edit({ language: 'english' })).toMatchObject({ status: 400 });
  });

  it.each<[string, object]>([
    ["a translation into the product's own", { translations: { en: { title: 'Mug' } } }],
    ['an own one that there is a translation into', { language: 'de' }],
  ])('but not twice: %s', async (_, body) => {
    expect(await edit(body)).toMatchObject({ status: 422, body: { type: 'urn:bazaar:problem:language-repeated' } });
    expect(await kept()).toMatchObject({ version: 1 });
  });

  it('within what a product may weigh', async () => {
    const texts = { title: 'x', description: 'x'.repeat(20_000) };
    const translations = Object.fromEntries(
      ['de', 'fr', 'it', 'es', 'pt', 'nl', 'da', 'sv', 'fi', 'pl', 'cs'].map((tag) => [tag, texts]),
    );
    expect(await edit({ translations })).toMatchObject({
      status: 413,
      body: { type: 'urn:bazaar:problem:product-too-large' },
    });
  });
});

describe('an import', () => {
  beforeEach(setUp);

  const load = (body: object) => shop.call(importProduct, { as: operator, params: { externalId: 'acme-1' }, body });
  const CUP = aProduct({ variants: [{ sku: 'CUP', prices: { EUR: 900 } }] });

  it('writes nothing when the languages are as they were, and something when they are not', async () => {
    const german = { ...CUP, language: 'de', translations: { en: { title: 'Cup' } } };
    expect(await load(german)).toMatchObject({ status: 201 });
    expect(await load(german)).toMatchObject({ status: 200, headers: { 'bazaar-unchanged': 'true' } });
    const changed = await load({ ...german, translations: { en: { title: 'Beaker' } } });
    expect(changed.headers).not.toHaveProperty('bazaar-unchanged');
    expect(changed.body).toMatchObject({ translations: { en: { title: 'Beaker' } } });
  });

  it('takes no translations for what is given as none of them', async () => {
    for (const body of [{ ...CUP, translations: {} }, CUP, { ...CUP, translations: {} }])
      expect(await load(body)).toMatchObject({ body: { version: 1 } });
  });
});

describe('a row from before there were languages', () => {
  beforeEach(setUp);

  it('is in English, and is not written for that', async () => {
    productId = await add({ ...aProduct({ variants: [{ sku: 'OLD', prices: { EUR: 1 } }] }), publish: true }, 'key-2');
    const row = shop.dynamo.rows(TABLE).find(({ pk }) => pk === productId);
    expect(row).not.toHaveProperty('language');
    expect((await show('de')).body).toMatchObject({ language: 'en', languages: ['en'] });
  });
});

describe('a search', () => {
  beforeEach(setUp);

  let search: SearchShop;

  beforeAll(async () => {
    search = searchShop();
    const { translations, title, description } = MUG;
    await search.tell(
      publishedMessage(listedProduct('prd_mug', { title, description, language: 'en', translations })),
      publishedMessage(
        listedProduct('prd_pot', { title: '急須', language: 'ja', translations: { en: { title: 'Teapot' } } }),
      ),
      publishedMessage(listedProduct('prd_jar', { title: 'Jar' })),
    );
  });
  afterAll(() => search.end());

  const find = async (q: string, language = '') =>
    (await search.search({ q }, searchProducts, asked(language).headers)).body.items;

  it.each([
    ['mug', 'prd_mug'],
    ['emaillebecher', 'prd_mug'],
    ['becher', 'prd_mug'],
    ['emailebecher', 'prd_mug'],
    ['kaffee', 'prd_mug'],
    ['coffee', 'prd_mug'],
    ['caneca', 'prd_mug'],
    ['急須', 'prd_pot'],
    ['teapot', 'prd_pot'],
  ])('finds words of any language: %s', async (q, id) => {
    expect(await find(q)).toMatchObject([{ id }]);
  });

  it('shows titles in the language that is asked for, in whatever they were found', async () => {
    expect(await find('coffee', 'de')).toMatchObject([
      { title: 'Emaillebecher', language: 'de', languages: ['en', 'de', 'pt-BR'] },
    ]);
    expect(await find('teapot')).toMatchObject([{ title: '急須', language: 'ja', languages: ['ja', 'en'] }]);
    expect(await find('jar', 'de')).toMatchObject([{ title: 'Jar', language: 'en', languages: ['en'] }]);
    expect((await find('coffee', 'de'))[0]).not.toHaveProperty('translations');
  });

  it('forgets the words of a language that went', async () => {
    const own = searchShop();
    await own.tell(publishedMessage(listedProduct('prd_mug', { translations: { de: { title: 'Emaillebecher' } } }), 1));
    await own.tell(publishedMessage(listedProduct('prd_mug', { translations: { fr: { title: 'Tasse' } } }), 2));
    const count = async (q: string) => (await own.search({ q })).body.total;
    expect([await count('emaillebecher'), await count('tasse')]).toEqual([0, 1]);
    own.end();
  });
});
