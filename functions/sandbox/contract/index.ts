export * from '#functions/sandbox/contract/provider.ts';
export * from '#functions/sandbox/contract/webhook.ts';
