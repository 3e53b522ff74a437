import { ProductPublished } from '#functions/catalog/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';

export const inventorySubscriptions = [ProductPublished, OrderConfirmed] as const;
