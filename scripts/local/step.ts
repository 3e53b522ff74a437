import type { Emulator } from './emulator.ts';
import type { LocalPaths } from './paths.ts';
import type { Progress } from './progress.ts';

/** What every step of bringing the system up is given. */
export type BringUpContext = {
  root: string;
  stage: string;
  region: string;
  emulator: Pick<Emulator, 'endpoint' | 'port' | 'kind'>;
  paths: LocalPaths;
  /** True where the emulator's state of an earlier run was restored: streams and running machines were lost then. */
  restored: boolean;
  /** Given to the CDK app, beside `stage`. */
  cdkContext: Readonly<Record<string, string>>;
  /** Aborted when the person asked to stop. */
  signal: AbortSignal;
};

/** One step of bringing the system up, run in order; each finds its work done already and says so. */
export type Step = {
  title: string;
  /** @returns a remark that is shown behind the time, such as what there was to do */
  run: (context: BringUpContext) => Promise<string | undefined>;
};

export const runSteps = async (steps: readonly Step[], context: BringUpContext, progress: Progress): Promise<void> => {
  for (const { title, run } of steps) {
    context.signal.throwIfAborted();
    await progress.step(
      title,
      () => run(context),
      (note) => note,
    );
  }
};
