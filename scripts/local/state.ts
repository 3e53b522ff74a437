import { rmSync } from 'node:fs';
import type { Emulator } from './emulator.ts';
import { readJson, writePrivateJson } from './json-file.ts';
import { type LocalPaths, localPaths } from './paths.ts';

/** A demo login. */
export type LocalUser = { email: string; password: string };

/** `.local/bazaar.json`: where the local system is and who may sign in; what scripts and people read. */
export type LocalState = {
  awsEndpointUrl: string;
  apiUrl: string;
  region: string;
  stage: string;
  users: { buyer: LocalUser; admin: LocalUser };
  /** Addresses of pages by what they show. */
  docs: Record<string, string>;
};

/** `.local/run.json`: what runs now; absent where nothing does or an existing emulator is used and left. */
export type Run = {
  kind: Emulator['kind'];
  endpoint: string;
  port: number;
  pid?: number | undefined;
  scratch?: string | undefined;
  startedAt: string;
};

/** @returns undefined where Bazaar was never brought up here */
export const readState = (paths: LocalPaths = localPaths()): LocalState | undefined => readJson(paths.stateFile);

export const writeState = (paths: LocalPaths, state: LocalState): void => writePrivateJson(paths.stateFile, state);

export const readRun = (paths: LocalPaths): Run | undefined => readJson(paths.runFile);

export const writeRun = (paths: LocalPaths, emulator: Emulator): void => {
  const { kind, endpoint, port, pid, scratch } = emulator;
  const run: Run = { kind, endpoint, port, pid, scratch, startedAt: new Date().toISOString() };
  writePrivateJson(paths.runFile, run);
};

export const forgetRun = (paths: LocalPaths): void => rmSync(paths.runFile, { force: true });
