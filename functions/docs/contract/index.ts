export * from '#functions/docs/contract/packed-files.ts';
export * from '#functions/docs/contract/routes.ts';
