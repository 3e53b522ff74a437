import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './prepare/run.mjs';

/** One line of the machine's process table. */
export type ProcessRow = { pid: number; parent: number; command: string };

/** @param text what `ps -A -o pid=,ppid=,args=` prints */
export const parseProcessTable = (text: string): ProcessRow[] =>
  text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }] : [];
  });

/** @param stat the text of /proc/<pid>/stat; the name in it may hold spaces and brackets */
export const parentInStat = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

const readLinuxProcess = (pid: string): ProcessRow[] => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return [{ pid: Number(pid), parent: parentInStat(readFileSync(`/proc/${pid}/stat`, 'utf8')), command }];
  } catch {
    return [];
  }
};

/** Slim images have no `ps`, so Linux is read from /proc. */
export const listProcesses = async (): Promise<ProcessRow[]> => {
  if (!existsSync('/proc/self/stat'))
    return parseProcessTable((await ask('ps', ['-A', '-o', 'pid=,ppid=,args='])).output);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readLinuxProcess);
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** @returns whether it ended in time */
const endsWithin = async (pid: number, milliseconds: number): Promise<boolean> => {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
};

const killGroup = (leader: number): void => {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody of the group is left: what was wanted.
  }
};

/**
 * Asks the leader of a process group to end, waits, then ends whatever of the group is left.
 * @param leader a process that was started as the leader of its own group
 * @returns whether the leader ended by itself in time, and so had the time to save its state
 */
export const endGroup = async (leader: number, graceMilliseconds = 30_000): Promise<boolean> => {
  if (!isAlive(leader)) return true;
  process.kill(leader, 'SIGTERM');
  const ended = await endsWithin(leader, graceMilliseconds);
  killGroup(leader);
  return ended;
};
