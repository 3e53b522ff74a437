import type { ProductInput, VariantInput } from '#functions/catalog/contract/product-input.ts';
import { create } from '#functions/catalog/domain/create-product.ts';
import type { Act, Decided, Product, ProductId } from '#functions/catalog/domain/product.ts';
import { settle } from '#functions/catalog/domain/settle.ts';

/** A variant to write; `sku` MUG-BLUE at EUR 19.90 unless told otherwise. */
export const aVariant = (given: Partial<VariantInput> = {}): VariantInput => ({
  sku: 'MUG-BLUE',
  prices: { EUR: 1990 },
  ...given,
});

/** The body of a request that writes a product: a mug in one variant unless told otherwise. */
export const aProduct = (given: Partial<ProductInput> = {}): ProductInput => ({
  title: 'Mug',
  description: 'Holds coffee.',
  category: ['Kitchen', 'Coffee', 'Mugs'],
  taxCategory: 'standard',
  media: ['https://shop.example/mug.webp'],
  attributes: { material: 'stoneware' },
  variants: [aVariant()],
  ...given,
});

/** Something done in the given minute of 2026. */
export const actAt = (minute: number): Act => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  trace: { c: `request-${minute}`, k: `request-${minute}`, t: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
});

export const PRODUCT_ID: ProductId = 'prd_00000000000000000000000001';

type State = { readonly id?: ProductId; readonly content?: Partial<ProductInput>; readonly publish?: boolean };

/** A product as it was written in minute 0. */
export const written = ({ id = PRODUCT_ID, content = {}, publish = false }: State = {}): Product => {
  const act = actAt(0);
  return settle(undefined, create({ id, content: aProduct(content), publish }, act), act);
};

export const draft = (content: Partial<ProductInput> = {}): Product => written({ content });
export const published = (content: Partial<ProductInput> = {}): Product => written({ content, publish: true });

/** What a decision in the given minute makes of a product. */
export const decided = (product: Product, minute: number, decide: (product: Product, act: Act) => Decided): Product => {
  const act = actAt(minute);
  return settle(product, decide(product, act), act);
};
