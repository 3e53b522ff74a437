import type { Mutation } from '#scripts/prove/mutation.ts';
import { bodyMutations } from '#scripts/prove/security/bodies.ts';
import { doorMutations } from '#scripts/prove/security/doors.ts';
import { ownerMutations } from '#scripts/prove/security/owners.ts';

/** Sets of checks that are proven together, by the name on the command line. */
export const mutations: Readonly<Record<string, readonly Mutation[]>> = {
  security: [...ownerMutations, ...doorMutations, ...bodyMutations],
};
