import { join, resolve } from 'node:path';

/** The repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** What a local system keeps on disk, all under one folder. */
export type LocalPaths = {
  directory: string;
  /** `LocalState`: what people and scripts read. */
  stateFile: string;
  /** `Run`: what runs now, for `down`. */
  runFile: string;
  /** `Deployed`: there once a deployment into the emulator's state was whole. */
  deployedFile: string;
  /** The emulator's own state, written on a clean stop. */
  emulatorState: string;
  cloudAssembly: string;
  /** The segments that functions sent, a line each; the emulator's wrapper writes it. */
  tracesFile: string;
  logFile(name: string): string;
};

/** @param directory `.local` of the repository unless a test brings its own */
export const localPaths = (directory = join(ROOT, '.local')): LocalPaths => ({
  directory,
  stateFile: join(directory, 'bazaar.json'),
  runFile: join(directory, 'run.json'),
  deployedFile: join(directory, 'deployed.json'),
  emulatorState: join(directory, 'state'),
  cloudAssembly: join(directory, 'cdk.out'),
  tracesFile: join(directory, 'traces.jsonl'),
  logFile: (name) => join(directory, 'logs', `${name}.log`),
});
