import { ProductPublished, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import { StockLevelChanged } from '#functions/inventory/contract/events.ts';

/** What the search index is made from. */
export const catalogSubscriptions = [ProductPublished, ProductRetiredV2, StockLevelChanged] as const;
