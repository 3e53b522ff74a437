import pc from 'picocolors';
import type { Bundle } from './rebuild.ts';
import { type Consequence, consequencesOf } from './what-changed.ts';

export type DevPorts = {
  /** @param files that changed */
  readonly rebuild: (files: readonly string[]) => Promise<readonly Bundle[]>;
  readonly update: (bundle: Bundle) => Promise<void>;
  readonly updateMachine: (name: string) => Promise<void>;
  readonly deploy: () => Promise<void>;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  readonly say: (line: string) => void;
};

const namesOf = (bundles: readonly Bundle[]): string =>
  bundles.length > 6 ? `${bundles.length} functions` : bundles.map(({ context, fn }) => `${context}-${fn}`).join(', ');

const updateCode = async ({ rebuild, update }: DevPorts, files: readonly string[]): Promise<string> => {
  const bundles = await rebuild(files);
  await Promise.all(bundles.map(update));
  return bundles.length === 0 ? 'no bundle changed' : namesOf(bundles);
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const timed = async ({ now, say }: DevPorts, title: string, work: () => Promise<string>): Promise<void> => {
  const began = now();
  const time = () => `${((now() - began) / 1_000).toFixed(2)} s`;
  try {
    const what = await work();
    say(`${pc.green('✓')} ${title.padEnd(8)} ${what}  ${pc.dim(time())}`);
  } catch (error) {
    say(`${pc.red('✗')} ${title.padEnd(8)} ${reasonOf(error)}  ${pc.dim(time())}`);
  }
};

const has = (all: readonly Consequence[], kind: Consequence['kind']): boolean => all.some((one) => one.kind === kind);

/** Makes a group of changed files live; what fails is told, and the next change tries again. */
export const applyChanges =
  (ports: DevPorts) =>
  async (files: readonly string[]): Promise<void> => {
    const all = files.flatMap(consequencesOf);
    const machines = [...new Set(all.flatMap((one) => (one.kind === 'machine' ? [one.name] : [])))];
    if (has(all, 'code')) await timed(ports, 'live', () => updateCode(ports, files));
    for (const name of machines)
      await timed(ports, 'live', async () => {
        await ports.updateMachine(name);
        return `machine ${name}`;
      });
    if (has(all, 'deploy'))
      await timed(ports, 'deployed', async () => {
        await ports.deploy();
        return 'routes, tables, grants';
      });
  };
