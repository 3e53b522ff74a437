export * from '#functions/customers/contract/address.ts';
export * from '#functions/customers/contract/events.ts';
export * from '#functions/customers/contract/password-policy.ts';
export * from '#functions/customers/contract/profile.ts';
export * from '#functions/customers/contract/routes.ts';
