import { ordersOf } from '#test/support/system/facts.ts';
import type { Fate, Fates } from '#test/support/system/faults-plan.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';

const DEADLINES = 4;

export const shopWithCups = async (): Promise<OfflineSystem> => {
  const system = offlineSystem();
  await stock(system, CUP);
  return system;
};

export const statusOf = (system: OfflineSystem): string => ordersOf(system)[0]?.status ?? 'none';

/** Places one order while things befall it, and lets deadlines pass until it is decided. */
export const decide = async (system: OfflineSystem, fates: Fates, payment = 'tok_approve'): Promise<void> => {
  system.suffer(fates);
  await place(system, { payment });
  await system.settle();
  for (let passed = 0; passed < DEADLINES && statusOf(system) === 'PENDING'; passed++) await system.passDeadline();
};

export const befalls =
  (task: string, fate: Fate, when: (call: number) => boolean): Fates =>
  (name, call) =>
    name === task && when(call) ? fate : 'fine';

export const once = (call: number): boolean => call === 0;
export const always = (): boolean => true;

export const FATES = ['fails', 'fails-after-effect', 'times-out-after-effect'] as const;
