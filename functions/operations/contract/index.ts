export * from '#functions/operations/contract/events.ts';
export * from '#functions/operations/contract/routes.ts';
export * from '#functions/operations/contract/subscriptions.ts';
