import { join, resolve } from 'node:path';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { openSeen, type Seen } from '#functions/catalog/import/run/seen.ts';
import { type Checkpoint, type Checkpoints, openCheckpoints } from '#scripts/import/run/checkpoints.ts';
import { contentOf, importKey } from '#scripts/import/run/fingerprint.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';
import type { OpenImport } from '#scripts/shop/importing/open-import.ts';
import { type LoadOne, resumeFrom } from '#scripts/shop/importing/resume.ts';
import type { Session } from '#scripts/shop/session.ts';

/** What an import remembers while it runs, and, if it is interrupted, for the next run. */
export type Keeping = {
  readonly seen: Seen;
  /** Where an earlier run was interrupted. */
  readonly from?: Checkpoint;
  readonly save: (reached: Omit<Checkpoint, 'version' | 'file' | 'content' | 'savedAt'>) => void;
  /** All of the file is loaded: there is nothing to go on with. */
  readonly done: () => void;
  /** Always, however the import ends. */
  readonly close: () => void;
};

/** For a run that changes nothing. */
export const keepNothing = (): Keeping => {
  const seen = openSeen();
  return { seen, save: () => {}, done: () => {}, close: seen.close };
};

/** A file of ids that is damaged is as good as none, but the checkpoint cannot be trusted without it. */
const seenFor = (checkpoints: Checkpoints): Seen => {
  try {
    return openSeen(checkpoints.seenPath);
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    checkpoints.remove();
    return openSeen(checkpoints.seenPath);
  }
};

type Keep = OpenImport & { readonly session: Session; readonly options: ImportOptions; readonly load: LoadOne };

/** Another shop has nothing of what this one has: its address is a part of the key. */
const checkpointsFor = ({ session, catalogue, mapping, options }: Keep, file: string, content: string): Checkpoints => {
  const settings = { mapping, format: catalogue.format, stock: options.stock, target: session.account().where.apiUrl };
  return openCheckpoints(join(session.localDirectory, 'imports'), importKey(content, settings), file);
};

/** @throws ImportRefused when the same import is under way already */
export const keepProgress = async (keep: Keep): Promise<Keeping> => {
  const { session, catalogue, options, load } = keep;
  const file = resolve(catalogue.file);
  const content = await contentOf(file);
  const checkpoints = checkpointsFor(keep, file, content);
  const seen = seenFor(checkpoints);
  const restart = options.restart === true;
  const from = await resumeFrom({ checkpoints, content, restart, load, note: session.terminal.note });
  if (from === undefined) seen.clear();
  let isDone = false;
  return {
    seen,
    ...(from && { from }),
    save: (reached) => {
      seen.keep();
      checkpoints.save({ version: 1, file, content, savedAt: session.now().toISOString(), ...reached });
    },
    done: () => {
      isDone = true;
    },
    close: () => {
      seen.close();
      if (isDone) checkpoints.remove();
    },
  };
};
