/** What a command tells the shell: done (an order: CONFIRMED), failed, or decided in another way than was asked for. */
export const DONE = 0;
export const FAILED = 1;
export const DECIDED_OTHERWISE = 2;

export type ExitCode = typeof DONE | typeof FAILED | typeof DECIDED_OTHERWISE;
