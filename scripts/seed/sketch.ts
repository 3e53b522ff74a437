import type { ListCurrency } from '#scripts/seed/price-list.ts';

/** A product as the seed's data writes it, from which its variants, SKUs and prices follow. */
export type Sketch = {
  /** Begins every SKU of it, such as `KIT-SKILLET`. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  /** Title and description in other languages, by their tags. */
  readonly translations?: Readonly<Record<string, { readonly title: string; readonly description?: string }>>;
  /** Below the category of its file. */
  readonly category: readonly string[];
  readonly brand: string;
  /** Euros with tax, such as `39.90`. */
  readonly price: string;
  /** Of one piece as it is packed. */
  readonly grams: number;
  readonly taxCategory?: 'reduced' | 'zero';
  readonly attributes?: Readonly<Record<string, string>>;
  /** One variant for every combination; one alone when there are none. */
  readonly options?: Readonly<Record<string, readonly string[]>>;
  /** Euros on top for a value of an option. */
  readonly surcharges?: Readonly<Record<string, string>>;
  /** Grams on top for a value of an option. */
  readonly extraGrams?: Readonly<Record<string, number>>;
  /** Pieces of each variant; 40 unless told. */
  readonly stock?: number;
  /** Another stock for variants with this value of an option. */
  readonly scarce?: Readonly<Record<string, number>>;
  /** Where it is not sold everywhere. */
  readonly currencies?: readonly ListCurrency[];
};
