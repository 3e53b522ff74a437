import {
  bulkEditProducts,
  cancelPriceChange,
  createProduct,
  editProduct,
  getProduct,
  getProductForOperators,
  importProduct,
  listPriceChanges,
  listProducts,
  listProductsForOperators,
  publishProduct,
  replaceProduct,
  retireProduct,
  schedulePriceChange,
  setVariantPrices,
} from '#functions/catalog/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { Asked, Book, Told } from '#test/contracts/http/recorder.ts';

const MUG = {
  title: 'Stoneware mug',
  description: 'Holds 300 ml.',
  language: 'en',
  translations: { de: { title: 'Steingutbecher', description: 'Fasst 300 ml.' } },
  category: ['Kitchen', 'Coffee', 'Mugs'],
  brand: 'Hearth',
  taxCategory: 'standard',
  media: ['https://shop.example/media/mug.jpg'],
  attributes: { Material: 'Stoneware' },
  variants: [
    {
      sku: 'MUG-BLUE',
      title: 'Blue',
      options: { Colour: 'Blue' },
      prices: { EUR: 1290, GBP: 1090 },
      listPrices: { EUR: 1490 },
      weightGrams: 350,
    },
    {
      sku: 'MUG-SAND',
      title: 'Sand',
      options: { Colour: 'Sand' },
      prices: { EUR: 1290, GBP: 1090 },
      weightGrams: 340,
    },
  ],
} as const;

const { translations: _, ...ENGLISH } = MUG;

const JAR = { ...ENGLISH, title: 'Storage jar', variants: [{ sku: 'JAR-1', prices: { EUR: 1890 } }] } as const;

/** The version that a change is made on, where the route asks for it. */
const onVersion = (route: RouteDefinition, { headers }: Told): Pick<Asked, 'headers'> =>
  route.ifMatch ? { headers: { 'if-match': headers.etag ?? '' } } : {};

const makeProducts = async ({ ask, system }: Book): Promise<string> => {
  const key = { 'idempotency-key': 'mug-2026-01' };
  const draft = { as: 'admin', headers: key, body: MUG } as const;
  const mug = await ask('catalog', createProduct, { name: 'Draft', summary: 'A draft with two variants', ...draft });
  await ask('catalog', createProduct, { name: 'Again', summary: 'The same request with the same key', ...draft });
  await ask('catalog', createProduct, {
    name: 'KeyReused',
    summary: 'Another request with a key that was used',
    ...draft,
    body: JAR,
  });
  await ask('catalog', createProduct, {
    name: 'Invalid',
    summary: 'A price that is no whole number of cents, and a field that does not exist',
    as: 'admin',
    headers: { 'idempotency-key': 'mug-2026-02' },
    body: { ...MUG, owner: 'me', variants: [{ sku: 'MUG-RED', prices: { EUR: 12.9 } }] },
  });
  await ask('catalog', createProduct, {
    name: 'WithoutKey',
    summary: 'Without an Idempotency-Key',
    as: 'admin',
    body: MUG,
  });
  await ask('catalog', createProduct, { name: 'Buyer', summary: 'By a buyer', as: 'buyer', headers: key, body: MUG });
  await system.settle();
  return String(mug.body.id);
};

const importJar = async ({ ask }: Book): Promise<void> => {
  const jar = { as: 'admin', params: { externalId: 'jar-1' }, body: { ...JAR, publish: true } } as const;
  await ask('catalog', importProduct, { name: 'New', summary: 'A product that was not known', ...jar });
  await ask('catalog', importProduct, { name: 'Unchanged', summary: 'The same once more', ...jar });
};

const changeMug = async ({ ask, system }: Book, productId: string): Promise<void> => {
  const mug = { as: 'admin', params: { productId } } as const;
  const published = await ask('catalog', publishProduct, { name: 'OnSale', summary: 'Puts it on sale', ...mug });
  await system.settle();
  const read = await ask('catalog', getProductForOperators, { name: 'Whole', summary: 'With its version', ...mug });
  const edit = { ...mug, body: { brand: 'Hearth & Sons' } };
  const edited = await ask('catalog', editProduct, {
    name: 'Brand',
    summary: 'Another brand',
    ...edit,
    ...onVersion(editProduct, read),
  });
  await ask('catalog', editProduct, {
    name: 'OwnLanguage',
    summary: "A translation into the product's own language",
    ...mug,
    body: { translations: { en: { title: 'Mug' } } },
    ...onVersion(editProduct, edited),
  });
  if (editProduct.ifMatch) {
    await ask('catalog', editProduct, {
      name: 'Stale',
      summary: 'On a version that is no more',
      ...edit,
      ...onVersion(editProduct, published),
    });
    await ask('catalog', editProduct, { name: 'WithoutVersion', summary: 'Without If-Match', ...edit });
  }
  const repriced = await ask('catalog', setVariantPrices, {
    name: 'Cheaper',
    summary: 'New prices of one variant',
    as: 'admin',
    params: { productId, sku: 'MUG-BLUE' },
    body: { EUR: 1190, GBP: 990 },
    ...onVersion(setVariantPrices, edited),
  });
  await ask('catalog', replaceProduct, {
    name: 'Rewritten',
    summary: 'The whole product anew',
    ...mug,
    body: { ...MUG, description: 'Holds 300 ml. Dishwasher safe.' },
    ...onVersion(replaceProduct, repriced),
  });
  await system.settle();
};

const DAY_MS = 86_400_000;

/** Two price changes, of which one is called off, and others that are refused. */
const changePricesLater = async ({ ask, system }: Book, productId: string): Promise<void> => {
  const days = (count: number): string => new Date(system.world.now().getTime() + count * DAY_MS).toISOString();
  const sale = {
    as: 'admin',
    params: { productId, sku: 'MUG-SAND' },
    headers: { 'idempotency-key': 'sale-2026-01' },
    body: { prices: { EUR: 990, GBP: 890 }, effectiveAt: days(1) },
  } as const;
  const schedule = (asked: Asked) => ask('catalog', schedulePriceChange, { ...sale, ...asked });
  const key = (name: string) => ({ 'idempotency-key': `sale-2026-${name}` });
  const scheduled = await schedule({ name: 'Sale', summary: 'Another price from tomorrow on' });
  await schedule({ name: 'Again', summary: 'The same request with the same key' });
  const after = { prices: { EUR: 1290, GBP: 1090 }, effectiveAt: days(8) };
  await schedule({ name: 'Back', summary: 'And back after a week', headers: key('02'), body: after });
  const past = { ...sale.body, effectiveAt: days(-1) };
  await schedule({ name: 'Past', summary: 'At a time that is over', headers: key('03'), body: past });
  const far = { ...sale.body, effectiveAt: days(400) };
  await schedule({ name: 'TooFar', summary: 'Further ahead than a year', headers: key('04'), body: far });
  const unknown = { productId, sku: 'MUG-NONE' };
  await schedule({ name: 'Unknown', summary: 'A variant that there is not', headers: key('05'), params: unknown });
  const priceChangeId = String(scheduled.body.id);
  const called = { as: 'admin', params: { productId, priceChangeId } } as const;
  await ask('catalog', cancelPriceChange, { name: 'CalledOff', summary: 'Called off before its time', ...called });
  const ofMug = { as: 'admin', params: { productId } } as const;
  await ask('catalog', listPriceChanges, { name: 'Changes', summary: 'What waits, and what was called off', ...ofMug });
};

const browse = async ({ ask }: Book, productId: string): Promise<void> => {
  const first = await ask('catalog', listProducts, {
    name: 'FirstPage',
    summary: 'A page of one, and where the next begins',
    query: { limit: '1' },
  });
  await ask('catalog', listProducts, {
    name: 'NextPage',
    summary: 'The page after it',
    query: { limit: '1', cursor: String(first.body.nextCursor) },
  });
  await ask('catalog', listProducts, {
    name: 'Category',
    summary: 'Of one category',
    query: { category: 'Kitchen>Coffee' },
  });
  await ask('catalog', listProducts, { name: 'Sku', summary: 'The one with a SKU', query: { sku: 'MUG-BLUE' } });
  await ask('catalog', listProducts, { name: 'BadCursor', summary: 'A cursor not of ours', query: { cursor: 'abc' } });
  await ask('catalog', listProducts, { name: 'BadLimit', summary: 'Too large a page', query: { limit: '1000' } });
  await ask('catalog', getProduct, { name: 'Mug', summary: 'A product for sale', params: { productId } });
  await ask('catalog', getProduct, {
    name: 'German',
    summary: 'In another language',
    params: { productId },
    headers: { 'accept-language': 'de-AT, en;q=0.5' },
  });
  await ask('catalog', getProduct, { name: 'Unknown', summary: 'No such product', params: { productId: 'prd_none' } });
};

/** Several at once, each as if alone. */
const editMany = async ({ ask, system }: Book, productId: string): Promise<void> => {
  const read = await ask('catalog', getProductForOperators, {
    name: 'Again',
    summary: 'With the version for the next edit',
    as: 'admin',
    params: { productId },
  });
  const fields = { brand: 'Hearth & Sons' };
  await ask('catalog', bulkEditProducts, {
    name: 'Brand',
    summary: 'One is edited, the other is not there',
    as: 'admin',
    body: {
      edits: [
        { productId, version: Number(read.body.version), fields },
        { productId: 'prd_none', version: 1, fields },
      ],
    },
  });
  await system.settle();
};

/** Retires a third product, which is not needed any more. */
const retire = async ({ ask, system }: Book): Promise<void> => {
  const headers = { 'idempotency-key': 'lamp-2026-01' };
  const body = { ...ENGLISH, title: 'Lamp', variants: [{ sku: 'LAMP-1', prices: { EUR: 4900 } }], publish: true };
  const asked = { name: 'OnSaleAtOnce', summary: 'On sale at once', as: 'admin', headers, body } as const;
  const lamp = await ask('catalog', createProduct, asked);
  await system.settle();
  const params = { productId: String(lamp.body.id) };
  await ask('catalog', retireProduct, { name: 'OffSale', summary: 'Takes it off sale', as: 'admin', params });
  await ask('catalog', listProductsForOperators, {
    name: 'OffSale',
    summary: 'What is no longer for sale',
    as: 'admin',
    query: { status: 'retired' },
  });
  await system.settle();
};

/** Two products on sale: `MUG-BLUE`, `MUG-SAND`, `JAR-1`. */
export const catalogChapter = async (book: Book): Promise<void> => {
  const mug = await makeProducts(book);
  await importJar(book);
  await changeMug(book, mug);
  await editMany(book, mug);
  await changePricesLater(book, mug);
  await browse(book, mug);
  await retire(book);
};
