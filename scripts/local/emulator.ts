import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Launched, launch, stopLaunched } from './launch.ts';
import { emulatorDied, emulatorSilent, portTaken } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { answers, type Server, whatServes } from './prepare/what-serves.mjs';
import { listProcesses } from './processes.ts';
import { forgetStreamPositions } from './stream-positions.ts';
import { tailOf } from './tail.ts';

const STARTS_WITHIN_MILLISECONDS = 60_000;

/** Something that answers as AWS on this machine. */
export type Emulator = {
  /** An emulator that already ran is not stopped by us; the others are. */
  kind: Server['kind'];
  /** Such as http://127.0.0.1:4566 */
  endpoint: string;
  port: number;
  /** The leader of the process group that we started; undefined for an emulator that already ran. */
  pid: number | undefined;
  /** A temporary folder of ours that a stop removes; undefined likewise. */
  scratch: string | undefined;
  /** Resolves when it ends without having been asked to. Never for one that already ran. */
  ended: Promise<void>;
  /**
   * A clean stop: saves the state, waits, then ends whatever is left of the group, Lambda's processes included.
   * @returns whether it could save
   */
  stop(): Promise<boolean>;
};

export type StartEmulator = {
  port: number;
  /** Where a stop saves and a start finds the state. Without it nothing is kept. */
  stateDir?: string;
  /** Added to the emulator's environment, which the functions inherit. */
  env?: Record<string, string>;
  logFile: string;
  stage: string;
  region?: string;
  root?: string;
  /** Taken instead of starting one, if it answers: the variable AWS_ENDPOINT_URL of the person. */
  existing?: string | undefined;
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(false));
    server.listen(port, '127.0.0.1', () => server.close(() => settle(true)));
  });

/** @returns a port of 127.0.0.1 that was free a moment ago */
export const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? settle(address.port) : fail(new Error('No port'))));
    });
  });

const attach = (endpoint: string): Emulator => ({
  kind: 'existing',
  endpoint: endpoint.replace(/\/$/, ''),
  port: Number(new URL(endpoint).port || 80),
  pid: undefined,
  scratch: undefined,
  ended: new Promise(() => {}),
  stop: async () => true,
});

/** An emulator that another process started and noted. */
export const resume = (
  run: Pick<Emulator, 'kind' | 'endpoint' | 'port'> & { pid: number; scratch: string },
): Emulator => ({
  ...run,
  ended: new Promise(() => {}),
  stop: () => stopLaunched(run),
});

const untilItAnswers = async (endpoint: string, launched: Launched, logFile: string): Promise<void> => {
  let died = false;
  void launched.ended.then(() => (died = true));
  const deadline = Date.now() + STARTS_WITHIN_MILLISECONDS;
  while (!(await answers(endpoint))) {
    const late = Date.now() > deadline;
    if (died || late) await launched.stop();
    if (died) throw new CannotStart(emulatorDied(tailOf(logFile), logFile));
    if (late) throw new CannotStart(emulatorSilent(STARTS_WITHIN_MILLISECONDS / 1000, logFile));
    await sleep(50);
  }
};

/**
 * Starts what serves on this machine, or takes what already answers at `existing`, and waits until it answers.
 * @throws CannotStart where nothing serves, the port is taken or the emulator ends at once
 */
export const startEmulator = async (given: StartEmulator): Promise<Emulator> => {
  const { port, existing, root = resolve(import.meta.dirname, '../..'), region = 'us-east-1' } = given;
  const server = await whatServes({ root, endpoint: existing });
  if (server.kind === 'existing') return attach(server.endpoint);
  if (!(await isFree(port))) throw new CannotStart(portTaken(port));
  if (given.stateDir) forgetStreamPositions(given.stateDir);
  const launched = launch({ ...given, root, region, server });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, launched, given.logFile);
  return { kind: server.kind, endpoint, port, ...launched };
};

/** A process in which one function of the emulator runs. */
export type Worker = { pid: number; functionName: string };

const WORKER = /ministack-lambda-(.+)-[^-/]+\/_worker\.js/;

/** MiniStack starts one process for each call in parallel and names its folder after the function. */
export const workersAmong = (rows: readonly { pid: number; parent: number; command: string }[], emulatorPid: number) =>
  rows.flatMap(({ pid, parent, command }): Worker[] => {
    const functionName = parent === emulatorPid ? WORKER.exec(command)?.[1] : undefined;
    return functionName ? [{ pid, functionName }] : [];
  });

/** None where the emulator was not started here, or runs in a container. */
export const workers = async ({ pid }: Pick<Emulator, 'pid'>): Promise<Worker[]> =>
  pid === undefined ? [] : workersAmong(await listProcesses(), pid);
