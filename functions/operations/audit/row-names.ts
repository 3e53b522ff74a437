import { productKey as cartProductKey } from '#functions/cart/adapters/cart-table.ts';
import { reservationKey, stockKey } from '#functions/inventory/adapters/inventory-table.ts';
import { rowName } from '#functions/operations/audit/expected-events.ts';
import type { Keeper } from '#functions/operations/audit/tables.ts';
import { claimKey, orderKey, productKey as ordersProductKey } from '#functions/orders/adapters/orders-table.ts';
import { productKey as shippingProductKey } from '#functions/shipping/adapters/shipping-table.ts';

const productKeys = { orders: ordersProductKey, cart: cartProductKey, shipping: shippingProductKey } as const;

/** How findings name the rows that they are about. */
export const orderRow = (orderId: string): string => rowName('orders', orderKey(orderId));
export const claimRow = (guest: string): string => rowName('orders', claimKey(guest));
export const replicaRow = (keeper: Keeper, sku: string): string => rowName(keeper, productKeys[keeper](sku));
export const stockRow = (sku: string): string => rowName('inventory', stockKey(sku));
export const reservationRow = (orderId: string): string => rowName('inventory', reservationKey(orderId));
export const paymentRow = (orderId: string): string => rowName('payments', { pk: `payment#${orderId}`, sk: 'payment' });
export const intentRow = (intentId: string): string => rowName('sandbox', { pk: `intent#${intentId}`, sk: 'intent' });
export const productRow = (productId: string): string => rowName('catalog', { pk: productId, sk: 'product' });
