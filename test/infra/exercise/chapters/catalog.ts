import * as routes from '#functions/catalog/contract/routes.ts';
import type { Chapter, Scene } from '#test/infra/exercise/scene.ts';

const product = (sku: string, price = 999) => ({
  title: `A ${sku}`,
  description: '',
  category: ['Things'],
  taxCategory: 'standard',
  variants: [{ sku, prices: { EUR: price } }],
});

/** One price change that is called off, and one whose time comes. */
const changePrices = async ({ system, ask }: Scene, params: { readonly productId: string }): Promise<void> => {
  const variant = { ...params, sku: 'CUP' };
  const inMinutes = (minutes: number) => new Date(system.world.now().getTime() + minutes * 60_000).toISOString();
  const change = (minutes: number) =>
    ask('catalog', routes.schedulePriceChange, {
      params: variant,
      body: { prices: { EUR: 950 + minutes }, effectiveAt: inMinutes(minutes) },
    });
  const called = await change(1);
  const id = called.body.id ?? '';
  await ask('catalog', routes.cancelPriceChange, { params: { ...params, priceChangeId: id } });
  await change(2);
  await ask('catalog', routes.listPriceChanges, { params });
  system.world.pass(180_000);
  await system.functions.scheduled.catalog({ id: 'tick' }, {} as never);
};

/** A product's life, by each route, and everything that may be read of it. */
export const catalog: Chapter = async (scene) => {
  const { system, ask } = scene;
  const made = await ask('catalog', routes.createProduct, { body: product('CUP') });
  const params = { productId: made.body.id ?? '' };
  const known = async () => {
    const { headers } = await ask('catalog', routes.getProductForOperators, { params });
    return { 'if-match': headers.etag ?? '' };
  };
  await ask('catalog', routes.publishProduct, { params });
  await ask('catalog', routes.replaceProduct, { params, headers: await known(), body: product('CUP', 899) });
  await ask('catalog', routes.editProduct, { params, headers: await known(), body: { title: 'A cup' } });
  await changePrices(scene, params);
  const variant = { ...params, sku: 'CUP' };
  await ask('catalog', routes.setVariantPrices, { params: variant, headers: await known(), body: { EUR: 999 } });
  for (const price of [500, 500, 600]) {
    const body = { ...product('MUG', price), publish: true };
    await ask('catalog', routes.importProduct, { params: { externalId: 'mug' }, body });
  }
  await ask('catalog', routes.createProduct, { body: { ...product('OLD'), publish: true } });
  await ask('catalog', routes.getProduct, { params });
  for (const query of [{}, { limit: '1' }, { category: 'Things' }, { sku: 'CUP' }])
    await ask('catalog', routes.listProducts, { query });
  await system.settle();
};

/** Taken off sale when nobody needs it any more. */
export const retire: Chapter = async ({ system, ask }) => {
  const { body } = await ask('catalog', routes.listProducts, { query: { sku: 'OLD' } });
  const [{ id = '' } = {}] = body.items as unknown as { id?: string }[];
  await ask('catalog', routes.retireProduct, { params: { productId: id } });
  await system.settle();
};
