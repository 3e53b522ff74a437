export * from '#functions/catalog/contract/events.ts';
export * from '#functions/catalog/contract/product.ts';
export * from '#functions/catalog/contract/product-input.ts';
export * from '#functions/catalog/contract/product-views.ts';
export * from '#functions/catalog/contract/routes.ts';
