import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { begin, interrupt, untilItSays } from '#bench/startup/processes.ts';
import { DEPLOYED_FROM } from '#scripts/local/fingerprint.ts';
import { ROOT } from '#scripts/local/paths.ts';
import type { Edit } from '#test/support/dev/edits.ts';

/** All that the loop reads: what is deployed, the scripts that do it, and the documents that are served. */
const COPIED = [...DEPLOYED_FROM, 'scripts', 'docs'];

/** What is edited there is nobody's work. */
const scratchCheckout = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-dev-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

const groupLives = (leader: number): boolean => {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
};

const OFTEN_MS = 25;
const PATIENCE_MS = 60_000;

/** @param told what there is to tell when it was in vain @throws Error saying what was waited for */
const until = async (what: string, look: () => boolean | Promise<boolean>, told: () => string): Promise<void> => {
  const end = Date.now() + PATIENCE_MS;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}:\n${told()}`);
    await sleep(OFTEN_MS);
  }
};

/** The system whose code it replaces: one that runs. */
export type DevSystem = {
  readonly local: string;
  readonly stage: string;
  readonly endpoint: string;
  readonly region: string;
};

const COMMAND = ['node', 'scripts/bazaar.mjs', 'dev'];

/** `npm run dev` in a scratch checkout of this tree, watching. */
export const openDevLoop = async ({ local, stage, endpoint, region }: DevSystem) => {
  const folder = scratchCheckout();
  const running = begin(folder, COMMAND, {
    BAZAAR_LOCAL: local,
    BAZAAR_STAGE: stage,
    BAZAAR_SEED: 'no',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
  });
  const said = (): string => stripVTControlCharacters(running.output());
  const end = async (): Promise<{ code: number; left: boolean }> => {
    await interrupt(running);
    const leader = running.child.pid ?? 0;
    await until('its processes ended', () => !groupLives(leader), said).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
    return { code: await running.ended, left: groupLives(leader) };
  };
  await untilItSays(COMMAND, running, 'Watching').catch(async (error: unknown) => {
    await end();
    throw error;
  });

  /** @returns seconds from the moment at which the file was saved until its change was seen */
  const save = async ({ file, isLive }: Edit, text: string, live: boolean): Promise<number> => {
    const before = said().length;
    const began = performance.now();
    writeFileSync(join(folder, file), text);
    await until(`${file} is ${live ? '' : 'no longer '}live`, async () => (await isLive()) === live, said);
    const seconds = (performance.now() - began) / 1_000;
    await until('it said so', () => /^[✓✗] .* s$/m.test(said().slice(before)), said);
    return seconds;
  };

  return {
    folder,
    said,
    end,
    /**
     * Edits a file, sees the change live, takes it back and sees that too.
     * @returns seconds that each of the two took, and the lines that were printed
     */
    tryOut: async (edit: Edit): Promise<{ seconds: readonly number[]; lines: readonly string[] }> => {
      const before = said().length;
      const text = readFileSync(join(folder, edit.file), 'utf8');
      const changed = text.replace(edit.from, edit.to);
      if (changed === text) throw new Error(`${edit.file} has no ${edit.from} to edit.`);
      const there = await save(edit, changed, true);
      const back = await save(edit, text, false);
      return { seconds: [there, back], lines: said().slice(before).split('\n').filter(Boolean) };
    },
  };
};

export type DevLoop = Awaited<ReturnType<typeof openDevLoop>>;
