import { DEFAULT_LANGUAGE } from '#functions/catalog/contract/language.ts';
import type { Product as ContractProduct } from '#functions/catalog/contract/product.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

export type ProductId = Id<'prd'>;

/** What people wrote, with the variants that were once for sale. */
export type Content = Readonly<Omit<ContractProduct, 'id' | 'status'>>;

type Written = {
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly trace: StoredTrace;
  /** SKU → since when it has had its prices; of those that were priced anew since there is this field. */
  readonly pricedAt?: Readonly<Record<string, Instant>> | undefined;
};

type Identified = {
  readonly id: ProductId;
  readonly externalId?: string | undefined;
  /** The fingerprint of the request that made it, to tell a repeated request from another one. */
  readonly request?: string | undefined;
};

type Kept = Identified & Content & Written;

export type Draft = Kept & { readonly status: 'draft' };
export type Published = Kept & { readonly status: 'published'; readonly publishedAt: Instant };
/** Without `publishedAt` it was never for sale: it went from a draft. */
export type Retired = Kept & {
  readonly status: 'retired';
  readonly publishedAt?: Instant | undefined;
  readonly retiredAt: Instant;
};
export type Product = Draft | Published | Retired;

type Unwritten<P> = P extends unknown ? Omit<P, keyof Written> & Partial<Written> : never;

/** A product as a decision leaves it: version, times and trace are given to it by `settle`. */
export type Decided = Unwritten<Product>;

/** When something is done and what it belongs to; `pricesFrom` is since when its prices hold, if not since then. */
export type Act = { readonly at: Instant; readonly trace: StoredTrace; readonly pricesFrom?: Instant };

/** Whether buyers may know of it. */
export const isPublic = (product: Product): product is Published | Retired =>
  product.status !== 'draft' && product.publishedAt !== undefined;

/** That of its own texts. */
export const languageOf = ({ language = DEFAULT_LANGUAGE }: Pick<Content, 'language'>): string => language;

/** As others may know it. */
export const toContract = (product: Decided): ContractProduct => ({
  id: product.id,
  title: product.title,
  description: product.description,
  language: languageOf(product),
  translations: product.translations,
  category: product.category,
  brand: product.brand,
  taxCategory: product.taxCategory,
  media: product.media,
  attributes: product.attributes,
  status: product.status,
  variants: product.variants,
});
