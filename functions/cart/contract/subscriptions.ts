import { ProductPublished, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';

/** ProductPublished brings all prices on every edit, so that ProductPriceChanged would say nothing new. */
export const cartSubscriptions = [
  ProductPublished,
  ProductRetiredV2,
  StockLevelChanged,
  OrderConfirmed,
  GuestClaimed,
] as const;
