import { type Context, createContext, Script } from 'node:vm';

const call = new Script('work()');

/** One for all: it takes a millisecond to make. */
let place: { readonly given: { work: () => unknown }; readonly context: Context } | undefined;

const placeFor = (work: () => unknown): Context => {
  if (place === undefined) {
    const given = { work };
    place = { given, context: createContext(given) };
  }
  place.given.work = work;
  return place.context;
};

const isTimeout = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Does what may take for ever, such as matching a pattern of somebody else's; no other code runs meanwhile.
 * @returns nothing when it was not done in time, and was broken off
 */
export const within = <Result>(milliseconds: number, work: () => Result): { readonly result: Result } | undefined => {
  try {
    return { result: call.runInContext(placeFor(work), { timeout: milliseconds }) as Result };
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
};
