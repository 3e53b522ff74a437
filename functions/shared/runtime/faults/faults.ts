import type { FaultSwitch, LoadFaultSwitches } from '#functions/shared/runtime/faults/fault-switch.ts';
import { loadFaultSwitches } from '#functions/shared/runtime/faults/load-fault-switches.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/** Runs a piece of work, or makes it fail, as the switches say. */
export type Faults = { readonly around: <T>(operation: string, work: () => Promise<T>) => Promise<T> };

class InjectedFault extends Error {
  constructor(kind: string, operation: string) {
    super(`${kind} in ${operation}, as a fault switch asks`);
    this.name = 'InjectedFault';
  }
}

const DEFAULT_DELAY_MS = 2_000;

/**
 * Whether a fault strikes is drawn once a kind: `error-before` loses the work, `error-after` only its answer, `crash`
 * ends the process with the effect committed, `duplicate` does the work twice.
 */
export const faultsFor = (fn: string, world: World, load: LoadFaultSwitches = loadFaultSwitches(world)): Faults => ({
  around: async (operation, work) => {
    const switches = (await load()).filter(({ target }) => target === '*' || target === fn || target === operation);
    const struck = switches.filter(({ rate }) => world.random() < rate);
    const strikes = (kind: FaultSwitch['kind']) => struck.find((one) => one.kind === kind);
    const slow = strikes('slow');
    if (slow) await world.sleep(slow.delayMs ?? DEFAULT_DELAY_MS);
    if (strikes('error-before')) throw new InjectedFault('error-before', operation);
    if (strikes('duplicate')) await work();
    const result = await work();
    if (strikes('crash')) world.exit();
    if (strikes('error-after')) throw new InjectedFault('error-after', operation);
    return result;
  },
});
