import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const OutOfStock = defineError('OutOfStock', 'conflict', 'Not enough pieces are in stock.');
export const UnknownSku = defineError('UnknownSku', 'not-found', 'There is no such SKU.');

/** Too many undecided orders hold pieces of one SKU, or they change faster than we can follow: worth trying again. */
export const StockBusy = defineError('StockBusy', 'busy', 'This SKU is in great demand.');

/** The item remembers each count for a day, and has room for so many. */
export const TooManyCounts = defineError('TooManyCounts', 'too-many', 'This SKU was counted too often within a day.');

/** A receipt of long ago was never finished; whether it counted cannot be told any more. */
export const ReceiptExpired = defineError('ReceiptExpired', 'conflict', 'This receipt is too old to be finished.');
