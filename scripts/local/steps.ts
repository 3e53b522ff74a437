import { deployStep } from './deploy.ts';
import { resyncStep } from './resync.ts';
import { seedStep } from './seed.ts';
import type { Step } from './step.ts';
import { usersStep } from './users.ts';

/** What happens, in this order, once the emulator answers; every step finds out by itself what there is to do. */
export const steps: readonly Step[] = [deployStep, usersStep, resyncStep, seedStep];
