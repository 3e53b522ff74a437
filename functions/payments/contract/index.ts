export * from '#functions/payments/contract/events.ts';
export * from '#functions/payments/contract/routes.ts';
export * from '#functions/payments/contract/tasks.ts';
