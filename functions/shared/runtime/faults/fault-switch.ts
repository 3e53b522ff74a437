import * as z from 'zod';

/**
 * What may be made to go wrong, how often, and where. `target` is `*`, a function (`payments-tasks`) or an operation
 * (`AuthorisePayment`).
 */
export const faultSwitchSchema = z.strictObject({
  target: z.string().min(1).max(64),
  kind: z.enum(['error-before', 'error-after', 'slow', 'duplicate', 'crash']),
  /** A share of calls, 0 to 1. */
  rate: z.number().min(0).max(1),
  /** For `slow`, milliseconds. */
  delayMs: z.int().min(0).max(60_000).optional(),
});

export const faultSwitchesSchema = z.array(faultSwitchSchema).max(50);

export type FaultSwitch = z.infer<typeof faultSwitchSchema>;

export type LoadFaultSwitches = () => Promise<readonly FaultSwitch[]>;

/** Where operations keeps the switches and every function outside production reads them. */
export const faultsParameter = (stage: string): string => `/bazaar/${stage}/faults`;
