import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployed } from './deploy.ts';
import { type Emulator, resume, startEmulator } from './emulator.ts';
import { readJson } from './json-file.ts';
import { emulatorEnded, portMoved } from './messages.ts';
import { type LocalPaths, localPaths, ROOT } from './paths.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { createProgress, type Progress } from './progress.ts';
import { forgetRun, type Run, writeRun } from './state.ts';
import { type BringUpContext, runSteps, type Step } from './step.ts';
import { steps as allSteps } from './steps.ts';
import { tailOf } from './tail.ts';

const DEFAULT_PORT = 4566;

/** Written by every clean stop. */
const SAVED = 'cloudformation.json';

export type BringUp = {
  root?: string;
  /** Holds all that the system keeps: `.local`, or a test's own folder. */
  paths?: LocalPaths;
  stage?: string;
  region?: string;
  /** Default: that of the saved state, else 4566. */
  port?: number | undefined;
  /** What an earlier command started and left running: brought up to date instead of started. */
  running?: Run | undefined;
  /** An emulator to use instead of starting one, if it answers. */
  existing?: string | undefined;
  /** Added to the emulator's environment. */
  env?: Record<string, string>;
  cdkContext?: Readonly<Record<string, string>>;
  steps?: readonly Step[];
  progress?: Progress;
  signal?: AbortSignal;
};

/**
 * @param wanted by the person
 * @param saved that of the saved state, if there is one
 */
export const choosePort = (wanted: number | undefined, saved: number | undefined): number => {
  if (wanted !== undefined && saved !== undefined && wanted !== saved) throw new CannotStart(portMoved(saved, wanted));
  return wanted ?? saved ?? DEFAULT_PORT;
};

const NAMES: Record<Emulator['kind'], string> = {
  existing: 'which already ran',
  ministack: 'MiniStack',
  docker: "MiniStack's container image",
};

/** Whether a clean stop saved a state into which a deployment was whole; what a first deployment left half done goes. */
const hasState = ({ emulatorState, deployedFile }: LocalPaths): boolean => {
  if (!existsSync(deployedFile)) rmSync(emulatorState, { recursive: true, force: true });
  return existsSync(join(emulatorState, SAVED));
};

const start = async (given: BringUp, paths: LocalPaths, stage: string, region: string): Promise<Emulator> => {
  const { kind, endpoint, port, pid, scratch } = given.running ?? {};
  if (kind && endpoint && port && pid && scratch) return resume({ kind, endpoint, port, pid, scratch });
  const saved = hasState(paths) ? readJson<Deployed>(paths.deployedFile)?.port : undefined;
  return startEmulator({
    root: given.root ?? ROOT,
    port: choosePort(given.port, saved),
    stateDir: paths.emulatorState,
    logFile: paths.logFile('emulator'),
    stage,
    region,
    env: { BAZAAR_TRACES_FILE: paths.tracesFile, ...given.env },
    existing: given.existing,
  });
};

const diesWith = async (emulator: Emulator, logFile: string): Promise<never> => {
  await emulator.ended;
  throw new CannotStart(emulatorEnded(tailOf(logFile), logFile));
};

/**
 * Brings the whole system up and returns when it is ready. Where a step fails, what this call started is stopped.
 * @throws CannotStart with a line for the person
 */
export const bringUp = async (given: BringUp = {}): Promise<{ emulator: Emulator; context: BringUpContext }> => {
  const { root = ROOT, paths = localPaths(), stage = 'local', region = 'us-east-1', steps = allSteps } = given;
  const { progress = createProgress(), signal = new AbortController().signal } = given;
  const hadState = given.running === undefined && hasState(paths);
  const emulator = await progress.step(
    'emulator',
    () => start(given, paths, stage, region),
    ({ kind, endpoint }) => `${NAMES[kind]} at ${endpoint}`,
  );
  writeRun(paths, emulator);
  const restored = hadState && emulator.kind !== 'existing';
  const context = { root, stage, region, emulator, paths, restored, cdkContext: given.cdkContext ?? {}, signal };
  try {
    await Promise.race([runSteps(steps, context, progress), diesWith(emulator, paths.logFile('emulator'))]);
  } catch (error) {
    if (!given.running) await emulator.stop();
    if (!given.running) forgetRun(paths);
    throw error;
  }
  return { emulator, context };
};
