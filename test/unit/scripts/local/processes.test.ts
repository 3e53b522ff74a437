import { spawn } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { workersAmong } from '#scripts/local/emulator.ts';
import { endGroup, isAlive, listProcesses, parentInStat, parseProcessTable } from '#scripts/local/processes.ts';

const workerOf = (functionName: string) =>
  `node /tmp/bazaar-emulator-x1/ministack-lambda-${functionName}-a_9z_k2/_worker.js`;

const startGroup = (script: string): Promise<number> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, ['-e', `${script};console.log("up")`], { detached: true });
    child.stdout.once('data', () => settle(child.pid ?? -1));
  });

describe("the machine's processes", () => {
  it('are read from what ps prints', () => {
    expect(parseProcessTable('    1     0 /sbin/init splash\n  42     1 node a.js\n\n')).toEqual([
      { pid: 1, parent: 0, command: '/sbin/init splash' },
      { pid: 42, parent: 1, command: 'node a.js' },
    ]);
  });

  it('are read from /proc, whatever a process calls itself', () => {
    expect(parentInStat('42 (a (b) c) S 7 42 42 0')).toBe(7);
  });

  it('hold this one', async () => {
    expect(await listProcesses()).toContainEqual(expect.objectContaining({ pid: process.pid, parent: process.ppid }));
  });

  it('are ended with their group, and asked first', async () => {
    const polite = await startGroup('setInterval(()=>{},1000)');
    await expect(endGroup(polite)).resolves.toBe(true);
    expect(isAlive(polite)).toBe(false);
  });

  it('are killed where they do not end when asked', async () => {
    const stubborn = await startGroup('process.on("SIGTERM",()=>{});setInterval(()=>{},1000)');
    await expect(endGroup(stubborn, 100)).resolves.toBe(false);
  });
});

describe('the processes of the functions', () => {
  it('are the children of the emulator that run a worker, by function', () => {
    const rows = [
      { pid: 10, parent: 1, command: 'python run_ministack.py' },
      { pid: 11, parent: 10, command: workerOf('bazaar-local-orders-api') },
      { pid: 12, parent: 10, command: workerOf('bazaar-local-payments-tasks') },
      { pid: 13, parent: 10, command: 'sh -c true' },
      { pid: 14, parent: 99, command: workerOf('bazaar-local-orders-api') },
    ];
    expect(workersAmong(rows, 10)).toEqual([
      { pid: 11, functionName: 'bazaar-local-orders-api' },
      { pid: 12, functionName: 'bazaar-local-payments-tasks' },
    ]);
  });
});
