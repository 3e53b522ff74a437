import type * as z from 'zod';
import type { productInputSchema } from '#functions/catalog/contract/product-input.ts';

/** What the catalogue's operator routes take as a product. */
export type ProductBody = z.input<typeof productInputSchema>;
type VariantBody = ProductBody['variants'][number];

/** A product together with the pieces that come with it; a stock of 0 means that none do. */
export type SeedProduct = Omit<ProductBody, 'variants'> & { variants: (VariantBody & { stock: number })[] };

/** A product under the name that it has where it comes from, so that it can be loaded again and again. */
export type KeyedProduct = SeedProduct & { externalId: string };

/** Pieces to receive into stock. */
export type SeedReceipt = { readonly sku: string; readonly quantity: number };

/** The product as the catalogue's routes take it. */
export const productBody = ({ externalId: _externalId, variants, ...product }: KeyedProduct): ProductBody => ({
  ...product,
  variants: variants.map(({ stock: _stock, ...variant }) => variant),
});

export const receiptsOf = ({ variants }: SeedProduct): SeedReceipt[] =>
  variants.filter(({ stock }) => stock > 0).map(({ sku, stock }) => ({ sku, quantity: stock }));
