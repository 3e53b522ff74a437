export * from '#functions/cart/contract/cart.ts';
export * from '#functions/cart/contract/routes.ts';
export * from '#functions/cart/contract/subscriptions.ts';
