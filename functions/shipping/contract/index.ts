export * from '#functions/shipping/contract/quote-token.ts';
export * from '#functions/shipping/contract/routes.ts';
export * from '#functions/shipping/contract/subscriptions.ts';
