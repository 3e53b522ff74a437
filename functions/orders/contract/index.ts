export * from '#functions/orders/contract/events.ts';
export * from '#functions/orders/contract/routes.ts';
export * from '#functions/orders/contract/subscriptions.ts';
export * from '#functions/orders/contract/tasks.ts';
