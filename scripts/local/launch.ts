import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EmulatorSettings, emulatorEnvironment, withNode24First } from './emulator-environment.ts';
import type { Server } from './prepare/what-serves.mjs';
import { endGroup } from './processes.ts';

const IMAGE = 'ministackorg/ministack:1.5.33';

export type Launch = {
  server: Exclude<Server, { kind: 'existing' }>;
  root: string;
  port: number;
  region: string;
  stage: string;
  stateDir?: string;
  env?: Record<string, string>;
  logFile: string;
};

/** A process group that serves, or will in a moment. */
export type Launched = {
  pid: number;
  /** Where the functions' code is unpacked: outside of the repository, whose package.json would make it all ESM. */
  scratch: string;
  ended: Promise<void>;
  stop(): Promise<boolean>;
};

type Command = { program: string; parameters: string[]; environment: NodeJS.ProcessEnv };

const wrapperOf = (root: string): string => join(root, 'scripts', 'local', 'run_ministack.py');

/** @param command a line of the process table */
export const launchedHere = (command: string): boolean => command.includes('run_ministack.py');

const inVenv = (given: Launch, interpreter: string, settings: EmulatorSettings, scratch: string): Command => ({
  program: interpreter,
  parameters: [wrapperOf(given.root)],
  environment: {
    PATH: withNode24First(given.root),
    HOME: process.env.HOME,
    TMPDIR: scratch,
    ...emulatorEnvironment({ ...settings, bindHost: '127.0.0.1' }),
    ...given.env,
  },
});

/** In the foreground of a `docker run`, which hands the signals on: so both kinds are started and stopped alike. */
export const containerParameters = (given: Launch, settings: EmulatorSettings): string[] => {
  const inside = emulatorEnvironment({ ...settings, bindHost: '0.0.0.0', stateDirectory: '/state' });
  // The file of traces is this machine's, and no function in a container reaches the port of its daemon.
  const { BAZAAR_TRACES_FILE: _, ...added } = given.env ?? {};
  const variables = { ...inside, PYTHONPATH: '/opt/ministack', ...added };
  return [
    'run',
    '--rm',
    `--name=bazaar-${given.stage}-${given.port}`,
    `--publish=127.0.0.1:${given.port}:${given.port}`,
    `--volume=${settings.stateDirectory}:/state`,
    `--volume=${wrapperOf(given.root)}:/bazaar/run_ministack.py:ro`,
    ...Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`),
    '--entrypoint=python',
    IMAGE,
    '/bazaar/run_ministack.py',
  ];
};

/** Objects without the buckets' descriptions are what an unclean end leaves; a deployment would stumble over them. */
const dropHalfState = (stateDirectory: string): void => {
  if (!existsSync(join(stateDirectory, 'cloudformation.json')))
    rmSync(stateDirectory, { recursive: true, force: true });
};

const commandOf = (given: Launch, settings: EmulatorSettings, scratch: string): Command =>
  given.server.kind === 'docker'
    ? { program: 'docker', parameters: containerParameters(given, settings), environment: process.env }
    : inVenv(given, given.server.interpreter, settings, scratch);

/** Starts the emulator as the leader of its own group, so that a Ctrl-C meant for us does not end it unsaved. */
export const launch = (given: Launch): Launched => {
  const scratch = mkdtempSync(join(tmpdir(), 'bazaar-emulator-'));
  const stateDirectory = given.stateDir ?? join(scratch, 'state');
  const persist = given.stateDir !== undefined;
  if (persist) dropHalfState(stateDirectory);
  mkdirSync(stateDirectory, { recursive: true });
  mkdirSync(dirname(given.logFile), { recursive: true });
  const settings = { port: given.port, region: given.region, bindHost: '127.0.0.1', stateDirectory, persist };
  const { program, parameters, environment } = commandOf(given, settings, scratch);
  const log = openSync(given.logFile, 'a');
  const child = spawn(program, parameters, { detached: true, stdio: ['ignore', log, log], env: environment });
  closeSync(log);
  const ended = new Promise<void>((settle) => {
    child.once('exit', () => settle());
    child.once('error', () => settle());
  });
  child.unref();
  const pid = child.pid ?? -1;
  return { pid, scratch, ended, stop: () => stopLaunched({ pid, scratch }) };
};

/**
 * A clean stop, also of what another process launched.
 * @param launched pid: undefined where it is dead already
 * @returns whether it ended by itself, and so could save
 */
export const stopLaunched = async (launched: { pid: number | undefined; scratch: string }): Promise<boolean> => {
  const { pid, scratch } = launched;
  const saved = pid === undefined || pid <= 0 || (await endGroup(pid));
  rmSync(scratch, { recursive: true, force: true });
  return saved;
};
