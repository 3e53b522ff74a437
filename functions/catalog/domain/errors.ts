import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const ProductNotFound = defineError('ProductNotFound', 'not-found', 'There is no such product.');
export const VariantNotFound = defineError('VariantNotFound', 'not-found', 'The product has no such variant for sale.');
export const ProductAlreadyRetired = defineError(
  'ProductAlreadyRetired',
  'conflict',
  'The product is retired; publish it to bring it back.',
);
export const SkuTaken = defineError('SkuTaken', 'conflict', 'Another product has this SKU.');
export const LanguageRepeated = defineError(
  'LanguageRepeated',
  'unprocessable',
  "A translation is in the product's own language.",
);
export const ProductTooLarge = defineError('ProductTooLarge', 'too-large', 'The product is too large.');
export const PriceChangeNotFound = defineError(
  'PriceChangeNotFound',
  'not-found',
  'The product has no such price change.',
);
export const PriceChangeAlreadyEnded = defineError(
  'PriceChangeAlreadyEnded',
  'conflict',
  'The price change was applied or dropped already.',
);
export const PriceChangeInThePast = defineError(
  'PriceChangeInThePast',
  'unprocessable',
  'A price change must lie in the future.',
);
export const PriceChangeTooFarAhead = defineError(
  'PriceChangeTooFarAhead',
  'unprocessable',
  'The price change lies too far ahead.',
);
export const TooManyPriceChanges = defineError(
  'TooManyPriceChanges',
  'conflict',
  'Too many price changes of the product wait for their time.',
);
export const ImportNotFound = defineError('ImportNotFound', 'not-found', 'There is no such import.');
export const ImportEnded = defineError('ImportEnded', 'conflict', 'The import has ended.');
export const BadMapping = defineError('BadMapping', 'unprocessable', 'The mapping cannot be used.');
