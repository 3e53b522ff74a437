/** What a variant differs in, and how its price (a factor) and its weight (a factor) grow from one value to the next. */
export type Axis = {
  readonly option: 'colour' | 'size' | 'capacity' | 'volume' | 'length' | 'pack';
  readonly values: readonly string[];
  /** How many of the values a product has, at least and at most. */
  readonly count: readonly [min: number, max: number];
  readonly dearer?: number;
  readonly heavier?: number;
};

/** A kind of goods from which any number of products can be made up. */
export type Goods = {
  /** Below the category of its department. */
  readonly category: readonly string[];
  /** What the thing is called. */
  readonly nouns: readonly string[];
  /** The same in a word, by language. */
  readonly called: Readonly<Record<'de' | 'fr' | 'ja', string>>;
  readonly adjectives: readonly string[];
  readonly materials: readonly string[];
  /** Whole euros. */
  readonly price: readonly [min: number, max: number];
  /** Of the first variant as it is packed. */
  readonly grams: readonly [min: number, max: number];
  readonly axes: readonly Axis[];
  /** One value of each. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly taxCategory?: 'reduced' | 'zero';
};

export type Department = {
  readonly name: string;
  readonly sentences: readonly string[];
  readonly goods: readonly Goods[];
};
