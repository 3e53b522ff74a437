import { existsSync, readFileSync } from 'node:fs';
import { listProcesses, type ProcessRow } from '#scripts/local/processes.ts';
import { CannotMeasure } from '../report.ts';

/** A process with the memory that is its own and its share of what it shares: sums of it count nothing twice. */
export type Measured = ProcessRow & { readonly kilobytes: number };

const PSS = /^Pss:\s+(\d+) kB/m;

/** One that has ended meanwhile has none. */
const pssOf = (pid: number): number => {
  try {
    return Number(PSS.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const treeOf = (rows: readonly ProcessRow[], root: number): ProcessRow[] => {
  const own = rows.filter(({ pid }) => pid === root);
  return [...own, ...rows.filter(({ parent }) => parent === root).flatMap(({ pid }) => treeOf(rows, pid))];
};

/** A process and all that it started. @throws CannotMeasure where there is no /proc */
export const measureTree = async (root: number): Promise<Measured[]> => {
  if (!existsSync('/proc/self/smaps_rollup')) throw new CannotMeasure('Memory is read from /proc, which Linux has.');
  return treeOf(await listProcesses(), root).map((row) => ({ ...row, kilobytes: pssOf(row.pid) }));
};
