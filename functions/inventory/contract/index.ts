export * from '#functions/inventory/contract/events.ts';
export * from '#functions/inventory/contract/routes.ts';
export * from '#functions/inventory/contract/subscriptions.ts';
export * from '#functions/inventory/contract/tasks.ts';
