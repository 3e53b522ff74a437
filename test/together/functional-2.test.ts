import { runShare } from '#test/support/together.ts';

await runShare(import.meta.url);
