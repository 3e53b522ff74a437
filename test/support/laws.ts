import * as fc from 'fast-check';

/** `npm run check` takes a fifth of the runs, to answer soon; `npm test`, or a file by itself, takes them all. */
const SHARE = process.env.LAWS === 'briefly' ? 0.2 : 1;

/** How often a law is tried, where the library's own hundred times is not it. */
export const runs = (whole: number): number => Math.ceil(whole * SHARE);

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs(100) });
