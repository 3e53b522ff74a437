export * from '#functions/notifications/contract/contact-input.ts';
export * from '#functions/notifications/contract/contact-token.ts';
export * from '#functions/notifications/contract/routes.ts';
export * from '#functions/notifications/contract/subscriptions.ts';
