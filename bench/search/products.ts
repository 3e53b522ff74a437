import type { Product } from '#functions/catalog/contract/product.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { parseDecimal } from '#functions/shared/kernel/money/decimal.ts';
import { type GeneratedVariant, makeProduct } from '#scripts/generate/make-product.ts';

const SEED = 'bench';
const OPTIONS = ['size', 'capacity', 'volume', 'length', 'pack', 'colour'] as const;

const optionsOf = (variant: GeneratedVariant): Record<string, string> =>
  Object.fromEntries(OPTIONS.flatMap((name) => (variant[name] === undefined ? [] : [[name, String(variant[name])]])));

const pricesOf = ({ prices }: GeneratedVariant): Record<string, number> =>
  Object.fromEntries(
    Object.entries(prices).map(([code, price]) => [code, parseDecimal(price, code as Currency).amount]),
  );

const variantOf = (variant: GeneratedVariant): Product['variants'][number] => ({
  sku: variant.sku,
  title: variant.label,
  options: optionsOf(variant),
  prices: pricesOf(variant),
  weightGrams: variant.grams,
  status: 'active',
});

export type Stocked = { readonly product: Product; readonly inStock: readonly string[] };

/** The same product for the same number, as `npm run generate` makes it. */
export const generatedProduct = (number: number): Stocked => {
  const { id, title, description, brand, category, attributes, tax_category, variants } = makeProduct(SEED, number);
  const product: Product = {
    id: `prd_${id}`,
    title,
    description,
    brand,
    category: category.split('>').map((name) => name.trim()),
    taxCategory: tax_category as Product['taxCategory'],
    media: [],
    attributes: { ...attributes },
    status: 'published',
    variants: variants.map(variantOf),
  };
  return { product, inStock: variants.filter(({ stock }) => stock > 0).map(({ sku }) => sku) };
};
