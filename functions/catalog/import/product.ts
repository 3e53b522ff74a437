import type * as z from 'zod';
import type { productInputSchema } from '#functions/catalog/contract/product-input.ts';

/** What the catalogue's operator routes take as a product. */
type ProductBody = z.input<typeof productInputSchema>;

/** A variant, and the pieces that come with it; 0 means that none do. */
export type ImportedVariant = ProductBody['variants'][number] & { readonly stock: number; readonly soldOut?: true };

/** A product out of a foreign file, under the name that it has there, so that it can be loaded again and again. */
export type ImportedProduct = Omit<ProductBody, 'variants'> & {
  readonly externalId: string;
  readonly variants: readonly ImportedVariant[];
};

/** The product as the catalogue's routes take it. */
export const bodyOf = ({ externalId: _externalId, variants, ...product }: ImportedProduct): ProductBody => ({
  ...product,
  variants: variants.map(({ stock: _stock, soldOut: _soldOut, ...variant }) => variant),
});
