import { seed } from '#scripts/seed/seed.ts';
import { readState } from './state.ts';
import type { Step } from './step.ts';
import { signIn } from './users.ts';

/** A shop to look at; skipped where an earlier run's state, seed included, was restored. */
export const seedStep: Step = {
  title: 'seed',
  run: async (context) => {
    if (context.restored) return 'there already';
    const state = readState(context.paths);
    if (state === undefined) throw new Error('The step users writes the state before this one.');
    const adminToken = await signIn(context, state.users.admin);
    const { products, received } = await seed({ apiUrl: state.apiUrl, adminToken, log: () => undefined });
    return `${products} products, ${received} receipts`;
  },
};
